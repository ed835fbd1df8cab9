import assert from 'node:assert/strict';
import { CancellationError } from 'vscode';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { withCancellableProgress } from './cancellableProgress.ts';

/** Work that runs until its signal is aborted, and fails in words of its own then. */
async function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('stopped'));
    });
  });
}

describe('withCancellableProgress', () => {
  beforeEach(resetFake);

  it('shows title and messages, and gives back what the work brings', async () => {
    const result = await withCancellableProgress('Looking', (_, report) => {
      report('almost there');
      return Promise.resolve('found');
    });
    assert.equal(result, 'found');
    assert.deepEqual(fake.progressTexts, ['Looking', 'almost there']);
  });

  it('makes a CancellationError of any failure after the person cancelled', async () => {
    const running = withCancellableProgress('Looking', untilAborted);
    fake.progress?.cancel();
    await assert.rejects(running, CancellationError);
  });

  it('does the same when the caller cancels', async () => {
    const caller = new AbortController();
    const running = withCancellableProgress('Looking', untilAborted, caller.signal);
    caller.abort();
    await assert.rejects(running, CancellationError);
  });

  it('passes on a failure that has another reason', async () => {
    const failure = new Error('no network');
    await assert.rejects(
      withCancellableProgress('Looking', () => Promise.reject(failure)),
      failure,
    );
  });

  it('listens to the button no longer than the work takes', async () => {
    let signal: AbortSignal | undefined;
    await withCancellableProgress('Looking', (given) => {
      signal = given;
      return Promise.resolve();
    });
    fake.progress?.cancel();
    assert.equal(signal?.aborted, false);
  });
});
