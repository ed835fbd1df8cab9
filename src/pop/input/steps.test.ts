import assert from 'node:assert/strict';
import { back, runSteps } from './steps.ts';
import type { Answer, Position, Step } from './steps.ts';

interface Draft {
  readonly first?: string;
  readonly second?: string;
}

describe('steps of the PoP input', () => {
  /** Steps that take the answers in turn, and note what they were asked with. */
  function steps(
    names: readonly string[],
    answers: Answer<Draft>[],
    asked: unknown[] = [],
  ): Step<Draft>[] {
    return names.map((name) => ({
      name,
      isKnown: (draft) => name in draft,
      ask: (draft: Draft, { step }: Position) => {
        asked.push([name, step, draft]);
        return Promise.resolve(answers.shift() ?? assert.fail());
      },
    }));
  }

  it('go back, and suggest again what was answered later', async () => {
    const asked: unknown[] = [];
    const answers = [{ first: 'a' }, { second: 'b' }, back, back, { first: 'c' }, {}, {}] as const;
    const input = { draft: {}, typed: new Map() };
    await runSteps('', steps(['first', 'second', 'third'], [...answers], asked), input, 'all');
    assert.deepEqual(input.draft, { first: 'c', second: 'b' });
    assert.deepEqual(asked, [
      ['first', 1, {}],
      ['second', 2, { first: 'a' }],
      ['third', 3, { first: 'a', second: 'b' }],
      ['second', 2, { first: 'a', second: 'b' }],
      ['first', 1, { first: 'a', second: 'b' }],
      ['second', 2, { first: 'c', second: 'b' }],
      ['third', 3, { first: 'c', second: 'b' }],
    ]);
  });

  it('are left out if they are not wanted by then', async () => {
    const asked: unknown[] = [];
    const input = { draft: {}, typed: new Map() };
    const answers = [{ first: 'a', second: 'b' }, {}];
    await runSteps('', steps(['first', 'second', 'third'], answers, asked), input, 'missing');
    assert.deepEqual(asked, [
      ['first', 1, {}],
      ['third', 2, { first: 'a', second: 'b' }],
    ]);
  });

  it('are asked again on the way back, although their answers are known by then', async () => {
    const asked: unknown[] = [];
    const input = { draft: {}, typed: new Map() };
    const answers = [{ first: 'a' }, back, { first: 'b' }, { second: 'c' }] as const;
    await runSteps('', steps(['first', 'second'], [...answers], asked), input, 'missing');
    assert.deepEqual(asked, [
      ['first', 1, {}],
      ['second', 2, { first: 'a' }],
      ['first', 1, { first: 'a' }],
      ['second', 2, { first: 'b' }],
    ]);
  });

  describe('know the title, their number, and how many there are', () => {
    /** Asks for the members of a draft, and notes the places of the steps. */
    async function placesOf(names: readonly string[], which: 'all' | 'missing') {
      const places: unknown[] = [];
      const steps = names.map((name): Step<Draft> => ({
        name,
        answersLater: name === 'first',
        isKnown: (draft) => name in draft,
        ask: (_, { title, step, totalSteps }) => {
          places.push([title, step, totalSteps]);
          return Promise.resolve(name === 'first' ? { first: 'a', second: 'b' } : {});
        },
      }));
      await runSteps('Title', steps, { draft: {}, typed: new Map() }, which);
      return places;
    }

    it('if all are asked', async () => {
      assert.deepEqual(await placesOf(['first', 'second'], 'all'), [
        ['Title', 1, 2],
        ['Title', 2, 2],
      ]);
    });

    it('but not how many as long as an answer may leave some out', async () => {
      assert.deepEqual(await placesOf(['first', 'second', 'third', 'fourth'], 'missing'), [
        ['Title', 1, undefined],
        ['Title', 2, 3],
        ['Title', 3, 3],
      ]);
    });

    it('but not that there is only one', async () => {
      assert.deepEqual(await placesOf(['second'], 'missing'), [['Title', 1, undefined]]);
      assert.deepEqual(await placesOf(['first'], 'all'), [['Title', 1, undefined]]);
    });
  });

  it('keep what was typed and not taken, for Back and after Escape', async () => {
    const typed = new Map([['second', 'from before']]);
    const seen: unknown[] = [];
    const step = (name: string): Step<Draft> => ({
      name,
      isKnown: () => false,
      ask: (_, position) => {
        seen.push(position.typed.text);
        position.typed.text = name === 'first' ? undefined : 'half a';
        return name === 'first' ? Promise.resolve({}) : Promise.reject(new Error('escape'));
      },
    });
    const run = runSteps('', [step('first'), step('second')], { draft: {}, typed }, 'all');
    await assert.rejects(run, /escape/);
    assert.deepEqual(seen, [undefined, 'from before']);
    assert.deepEqual([...typed], [['second', 'half a']]);
  });

  it('have no text that was typed about another subject', async () => {
    const seen: unknown[] = [];
    const step: Step<Draft> = {
      name: 'step',
      subject: ({ first = '' }) => first,
      isKnown: () => false,
      ask: (_, { typed }) => {
        seen.push(typed.text);
        return Promise.resolve({});
      },
    };
    const typed = new Map([['step a', 'about a']]);
    for (const first of ['a', 'b']) {
      await runSteps('', [step], { draft: { first }, typed }, 'all');
    }
    assert.deepEqual(seen, ['about a', undefined]);
  });
});
