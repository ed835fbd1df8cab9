import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { alex } from '../broker/defaultAccounts.ts';
import { startDesktop, type Desktop } from '../workbench/desktop.ts';
import { buildCaller, Caller } from './callers/caller.ts';
import { filesWith } from './filesWith.ts';
import { signIn } from './signIn.ts';

const nonce = 'nonce-that-nobody-may-keep';
const scopes = ['https://graph.microsoft.com/User.Read'];
const pop = ['POP_METHOD:GET', 'POP_URI:https://api.example.com/files', `POP_NONCE:${nonce}`];

describe('the files of VS Code, with everything logged', () => {
  let desktop: Desktop;
  const secrets = new Map([
    ['the user name', alex.username],
    ['the nonce', nonce],
  ]);

  before(async () => {
    desktop = await startDesktop({
      extensions: [await buildCaller('caller')],
      trusted: { 'entra-broker': ['entra-broker-tests.caller'] },
    });
    const { workbench, standIn, server } = desktop;
    await workbench.runCommand('Developer: Set Log Level...');
    await workbench.quickInput.pick('Trace');
    await signIn(desktop, alex);
    const caller = new Caller(workbench, 'caller');

    await caller.ask(scopes, { silent: true });
    const bearer = (await caller.outcome()).session;
    await caller.ask([...scopes, ...pop], { silent: true });
    const proof = (await caller.outcome()).session;
    assert.ok(bearer && proof);
    secrets.set('the bearer token', bearer.accessToken);
    secrets.set('the id token', bearer.idToken ?? '');
    secrets.set('the PoP token', proof.accessToken);
    secrets.set('the access token in it', String(decodeJwt(proof.accessToken).at));

    await standIn.control.script({
      method: 'silent',
      // The runtime writes the context of an error to its log.
      answer: { kind: 'error', status: 8, context: `${alex.username} ${bearer.accessToken}` },
    });
    await caller.ask([...scopes, ...pop], { silent: true });
    assert.ok((await caller.outcome()).error);
    // Whatever was to be written is written then.
    await server.stop();
  });

  after(async () => {
    await desktop.stop();
  });

  it('have our log, with what the native runtime says', async () => {
    assert.equal((await filesWith(desktop.profile.userData, '[MSAL:')).length, 1);
  });

  it('have no account, token or nonce', async () => {
    for (const [what, secret] of secrets) {
      assert.deepEqual(await filesWith(desktop.profile.folder, secret), [], what);
    }
  });
});
