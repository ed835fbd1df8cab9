import assert from 'node:assert/strict';
import { ConfigurationTarget, env, extensions, workspace } from 'vscode';
import type { ExtensionContext, Memento } from 'vscode';
import { TokenClipboard } from '../../pop/view/tokenClipboard.ts';
import { retry } from '../workbench/retry.ts';

const token = 'eyJ0b2tlbiI6InRva2VuIn0';

describe('a token on the clipboard', () => {
  let state: Memento;
  let clipboard: TokenClipboard;

  before(async () => {
    const driver = extensions.getExtension<ExtensionContext>('entra-broker-tests.driver');
    state = (await driver!.activate()).globalState;
  });

  beforeEach(() => {
    clipboard = new TokenClipboard(state);
  });

  afterEach(async () => {
    clipboard.dispose();
    await clearAfter(undefined);
  });

  it('is gone after the set time', async () => {
    await clearAfter(1);
    await clipboard.copy(token);
    assert.equal(await env.clipboard.readText(), token);
    await untilCleared();
    assert.equal(await env.clipboard.readText(), '');
  });

  it('is left as it is if it is something else', async () => {
    await clearAfter(1);
    await clipboard.copy(token);
    await env.clipboard.writeText('a shopping list');
    await untilCleared();
    assert.equal(await env.clipboard.readText(), 'a shopping list');
  });

  it('is gone after the set time if the window was closed in between', async () => {
    await clearAfter(1);
    await clipboard.copy(token);
    clipboard.dispose();
    clipboard = new TokenClipboard(state);
    await untilCleared();
    assert.equal(await env.clipboard.readText(), '');
  });

  it('stays if the time is 0, and is kept nowhere else', async () => {
    await clearAfter(0);
    await clipboard.copy(token);
    assert.deepEqual(pending(), []);
    assert.equal(await env.clipboard.readText(), token);
  });

  it('is not in what outlives the window', async () => {
    await clearAfter(60);
    await clipboard.copy(token);
    assert.equal(pending().length, 1);
    assert.doesNotMatch(JSON.stringify(pending()), new RegExp(token));
  });

  /** What the next window would find. */
  function pending(): unknown[] {
    return state.keys().flatMap((key) => state.get(key) ?? []);
  }

  async function untilCleared(): Promise<void> {
    await retry(async () => {
      await new Promise(setImmediate);
      assert.deepEqual(pending(), []);
    });
  }

  async function clearAfter(seconds: number | undefined): Promise<void> {
    const configuration = workspace.getConfiguration('entraBroker');
    const target = ConfigurationTarget.Global;
    await configuration.update('clearClipboardAfterSeconds', seconds, target);
  }
});
