import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { CancellationError, CancellationTokenSource } from '../test/fakes/vscode.ts';
import { withSignal } from './withSignal.ts';

describe('work that VS Code may cancel', () => {
  const tokenOf = (source: CancellationTokenSource) => source.token as vscode.CancellationToken;

  it('is told when it is cancelled', async () => {
    const source = new CancellationTokenSource();
    const aborted = await withSignal(tokenOf(source), async (signal) => {
      source.cancel();
      return Promise.resolve(signal.aborted);
    });
    assert.equal(aborted, true);
  });

  it('is told if it was cancelled before', async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    const aborted = await withSignal(tokenOf(source), async (signal) =>
      Promise.resolve(signal.aborted),
    );
    assert.equal(aborted, true);
  });

  it('is told in a way that VS Code takes for a cancellation', async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    const stopped = withSignal(tokenOf(source), async (signal) => {
      signal.throwIfAborted();
      return Promise.resolve();
    });
    await assert.rejects(stopped, CancellationError);
  });
});
