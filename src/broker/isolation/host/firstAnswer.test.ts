import assert from 'node:assert/strict';
import { firstAnswer } from './firstAnswer.ts';

describe('the first answer of two tries', () => {
  const saysNothing = (error: unknown) => String(error).includes('crash');

  function setup() {
    const first = Promise.withResolvers<string>();
    const second = Promise.withResolvers<string>();
    const late = new AbortController();
    let tries = 1;
    const outcome = firstAnswer(
      first.promise,
      late.signal,
      () => {
        tries++;
        return second.promise;
      },
      saysNothing,
    );
    return { first, second, late, outcome, tries: () => tries };
  }

  it('is the only one if it is not late', async () => {
    const { first, late, outcome, tries } = setup();
    first.resolve('a');
    assert.equal(await outcome, 'a');
    late.abort();
    assert.equal(tries(), 1);
  });

  it('is of the try that answers first', async () => {
    for (const winner of ['first', 'second'] as const) {
      const both = setup();
      both.late.abort();
      both[winner].resolve(winner);
      assert.equal(await both.outcome, winner);
      assert.equal(both.tries(), 2);
    }
  });

  it('is a failure that says something, of either try', async () => {
    for (const loser of ['first', 'second'] as const) {
      const both = setup();
      both.late.abort();
      both[loser].reject(new Error('refused'));
      await assert.rejects(both.outcome, /refused/);
    }
  });

  it('waits for the other try after a failure that says nothing', async () => {
    for (const [loser, winner] of [
      ['first', 'second'],
      ['second', 'first'],
    ] as const) {
      const both = setup();
      both.late.abort();
      both[loser].reject(new Error('crash'));
      await Promise.resolve();
      both[winner].resolve('a');
      assert.equal(await both.outcome, 'a');
    }
  });

  it('is the last failure if none says anything', async () => {
    const { first, second, late, outcome } = setup();
    late.abort();
    first.reject(new Error('crash 1'));
    await Promise.resolve();
    second.reject(new Error('crash 2'));
    await assert.rejects(outcome, /crash 2/);
  });
});
