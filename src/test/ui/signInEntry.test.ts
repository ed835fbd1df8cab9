import assert from 'node:assert/strict';
import { alex } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { signOut, waitForEntry, waitForNoEntry } from './accountsMenu.ts';
import { buildCaller, Caller } from './callers/caller.ts';
import { pickInPrompt, signIn } from './signIn.ts';

const scopes = ['offline_access', 'VSCODE_TENANT:organizations', 'User.Read'];
const entry = 'Sign in with Entra Broker to use Waiting caller (1)';

describe('the entry of an extension in the Accounts menu', () => {
  let desktop: Desktop;
  let caller: Caller;

  before(async () => {
    desktop = await startDesktop({ extensions: [await buildCaller('waiting-caller')] });
    caller = new Caller(desktop.workbench, 'waiting-caller');
  });

  after(async () => {
    await desktop.stop();
  });

  it('is there when the extension asks, and signs in', async () => {
    await caller.ask(scopes);
    assert.deepEqual(await caller.outcome(), {});
    const { workbench } = desktop;
    await workbench.takeAccountsEntry(entry);
    await pickInPrompt(desktop, alex);
    await caller.ask(scopes, { silent: true });
    assert.equal((await caller.outcome()).session?.account.label, alex.username);
  });

  it('is gone then, whatever tags and scopes it asked with', async () => {
    await waitForNoEntry(desktop.workbench, entry);
  });

  it('is gone after our command, too', async () => {
    const { workbench } = desktop;
    await signOut(workbench, alex.username);
    await caller.ask(scopes);
    assert.deepEqual(await caller.outcome(), {});
    await waitForEntry(workbench, entry);
    await signIn(desktop, alex);
    await waitForNoEntry(workbench, entry);
  });
});
