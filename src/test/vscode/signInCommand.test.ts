import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { commands } from 'vscode';
import { signIn, silentSession } from './signIn.ts';
import { alex, control, idOf } from './standInControl.ts';

describe('the sign-in command', () => {
  before(async () => {
    await control.reset();
  });

  it('never loads the native runtime or MSAL into the extension host', async function () {
    if (!existsSync('/proc/self/maps')) {
      this.skip();
    }
    await signIn(alex);
    assert.ok(await silentSession(alex, ['https://graph.microsoft.com/User.Read']));
    assert.doesNotMatch(readFileSync('/proc/self/maps', 'utf8'), /msalruntime|msal-node-runtime/);
    assert.deepEqual(
      Object.keys(require.cache).filter((path) => path.endsWith('msalBroker.cjs')),
      [],
    );
  });

  it('returns no token from a command', async () => {
    await control.script({ method: 'interactive', times: 1, answer: { kind: 'cancel' } });
    assert.equal(await commands.executeCommand('entraBroker.signIn'), undefined);
    await signIn(alex);
    await control.script({
      method: 'interactive',
      times: 1,
      answer: {
        kind: 'choose',
        accountId: idOf(alex),
      },
    });
    assert.equal(await commands.executeCommand('entraBroker.signIn'), undefined);
  });
});
