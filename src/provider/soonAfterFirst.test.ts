import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { soonAfterFirst } from './soonAfterFirst.ts';

const never = new Promise<never>(() => undefined);

/** Lets everything that is settled be heard of. */
const turn = async () => new Promise((resolve) => setImmediate(resolve));

describe('soonAfterFirst', () => {
  it('gives what all bring, in their order', async () => {
    const late = turn().then(() => 'one');
    assert.deepEqual(await soonAfterFirst([late, Promise.resolve('two')], 60_000), ['one', 'two']);
    assert.deepEqual(await soonAfterFirst([], 60_000), []);
  });

  it('leaves out who brings nothing or fails, if another brings something', async () => {
    const work = [
      Promise.reject(new Error('offline')),
      Promise.resolve(undefined),
      Promise.resolve('three'),
    ];
    assert.deepEqual(await soonAfterFirst(work, 60_000), ['three']);
  });

  it('brings nothing if nobody has anything', async () => {
    assert.deepEqual(await soonAfterFirst([Promise.resolve(undefined)], 60_000), []);
  });

  it('fails with the first failure if nobody brings anything', async () => {
    const work = [
      Promise.resolve(undefined),
      turn().then(() => Promise.reject(new Error('first'))),
      Promise.reject(new Error('second')),
    ];
    await assert.rejects(soonAfterFirst(work, 60_000), /first/);
  });

  it('waits for the slow no longer than the grace after the first', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let ended: string[] | undefined;
      const running = soonAfterFirst([never, Promise.resolve('two')], 2000).then((brought) => {
        ended = brought;
      });
      await turn();
      mock.timers.tick(1999);
      await turn();
      assert.equal(ended, undefined);
      mock.timers.tick(1);
      await running;
      assert.deepEqual(ended, ['two']);
    } finally {
      mock.timers.reset();
    }
  });
});
