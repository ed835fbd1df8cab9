import assert from 'node:assert/strict';
import { neverAborted } from '../broker/waiting.ts';
import { PromptQueue } from './promptQueue.ts';

/** A prompt that a test closes, and that tells when it opens. */
function prompt(opened: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const { promise: isOpen, resolve: open } = Promise.withResolvers<undefined>();
  const show = () => {
    opened.push(name);
    open(undefined);
    return promise;
  };
  return {
    show,
    isOpen,
    close: () => {
      resolve(name);
    },
    fail: reject,
  };
}

describe('PromptQueue', () => {
  it('gives back what the prompt brought, or its failure', async () => {
    const prompts = new PromptQueue();
    assert.equal(await prompts.enqueue(neverAborted, () => Promise.resolve('token')), 'token');
    await assert.rejects(
      prompts.enqueue(neverAborted, () => Promise.reject(new Error('closed'))),
      /closed/,
    );
  });

  it('opens one prompt at a time, in the order in which they came', async () => {
    const prompts = new PromptQueue();
    const opened: string[] = [];
    const all = ['first', 'second', 'third'].map((name) => prompt(opened, name));
    const results = all.map(({ show }) => prompts.enqueue(neverAborted, show));
    for (const [index, one] of all.entries()) {
      await one.isOpen;
      assert.equal(opened.length, index + 1);
      one.close();
    }
    assert.deepEqual(await Promise.all(results), ['first', 'second', 'third']);
    assert.deepEqual(opened, ['first', 'second', 'third']);
  });

  it('opens the next prompt after one that failed', async () => {
    const prompts = new PromptQueue();
    const opened: string[] = [];
    const [first, second] = [prompt(opened, 'first'), prompt(opened, 'second')];
    const failing = prompts.enqueue(neverAborted, first.show);
    const waiting = prompts.enqueue(neverAborted, second.show);
    first.fail(new Error('closed'));
    await assert.rejects(failing, /closed/);
    second.close();
    assert.equal(await waiting, 'second');
  });

  it('lets nobody wait who has given up before', async () => {
    const prompts = new PromptQueue();
    const first = prompt([], 'first');
    const showing = prompts.enqueue(neverAborted, first.show);
    const reason = new Error('given up');
    await assert.rejects(
      prompts.enqueue(AbortSignal.abort(reason), () => Promise.reject(new Error('shown'))),
      reason,
    );
    first.close();
    assert.equal(await showing, 'first');
  });

  it('is busy from the first prompt to the end of the last', async () => {
    const prompts = new PromptQueue();
    assert.equal(prompts.busy, false);
    const opened: string[] = [];
    const [first, second] = [prompt(opened, 'first'), prompt(opened, 'second')];
    const results = [first, second].map(({ show }) => prompts.enqueue(neverAborted, show));
    assert.equal(prompts.busy, true);
    first.close();
    await results[0];
    assert.equal(prompts.busy, true);
    second.close();
    await results[1];
    assert.equal(prompts.busy, false);
  });

  it('lets go of a waiting prompt that is given up, and of no other', async () => {
    const prompts = new PromptQueue();
    const opened: string[] = [];
    const [first, second, third] = ['first', 'second', 'third'].map((name) =>
      prompt(opened, name),
    ) as [ReturnType<typeof prompt>, ReturnType<typeof prompt>, ReturnType<typeof prompt>];
    const givenUp = new AbortController();
    const open = prompts.enqueue(neverAborted, first.show);
    const waiting = prompts.enqueue(givenUp.signal, second.show);
    const last = prompts.enqueue(neverAborted, third.show);

    givenUp.abort(new Error('given up'));
    await assert.rejects(waiting, /given up/);
    assert.deepEqual(opened, ['first']);

    first.close();
    await open;
    third.close();
    assert.equal(await last, 'third');
    assert.deepEqual(opened, ['first', 'third']);
  });

  it('does not open a prompt that was given up before', async () => {
    const opened: string[] = [];
    const { show } = prompt(opened, 'late');
    await assert.rejects(
      new PromptQueue().enqueue(AbortSignal.abort(new Error('given up')), show),
      /given up/,
    );
    assert.deepEqual(opened, []);
  });

  it('leaves an open prompt to whoever shows it', async () => {
    const prompts = new PromptQueue();
    const opened: string[] = [];
    const one = prompt(opened, 'one');
    const controller = new AbortController();
    const result = prompts.enqueue(controller.signal, one.show);
    await one.isOpen;
    controller.abort(new Error('given up'));
    one.close();
    assert.equal(await result, 'one');
  });
});
