import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setImmediate as untilIdle } from 'node:timers/promises';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { withLateProgress } from './lateProgress.ts';

describe('a late progress', () => {
  beforeEach(() => {
    resetFake();
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('is not shown for what is done in a moment', async () => {
    assert.equal(await withLateProgress('Working…', async () => Promise.resolve(1)), 1);
    mock.timers.tick(1000);
    assert.deepEqual(fake.progressTexts, []);
  });

  it('is shown from 300 milliseconds on', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const done = withLateProgress('Working…', async () => promise);
    mock.timers.tick(299);
    assert.deepEqual(fake.progressTexts, []);
    mock.timers.tick(1);
    assert.deepEqual(fake.progressTexts, ['Working…']);
    resolve(1);
    assert.equal(await done, 1);
  });

  it('cancels the work by its button, as long as it is shown', async () => {
    const done = withLateProgress(
      'Working…',
      async (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('The work was stopped.'));
          });
        }),
    );
    mock.timers.tick(300);
    await untilIdle();
    fake.progress?.cancel();
    await assert.rejects(done, { name: 'Canceled' });
  });

  it('leaves the errors of the work as they are', async () => {
    const failing = withLateProgress('Working…', async () => Promise.reject(new Error('broken')));
    await assert.rejects(failing, /broken/);
  });
});
