import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { decodeJwt } from 'jose';
import { alex } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
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
    const caller = new Caller(workbench, 'caller');
    // VS Code forgets a log level that is set before its extension host runs.
    await caller.ask(scopes, { silent: true });
    assert.deepEqual(await caller.outcome(), {});
    await workbench.runCommand('Developer: Set Log Level...');
    await workbench.quickInput.type('Trace');
    await workbench.quickInput.item('Trace').waitFor();
    await workbench.quickInput.accept();
    await signIn(desktop, alex);
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
    // VS Code writes its logs in its own time, and not when it is ended.
    await retry(async () => {
      assert.equal((await filesWith(desktop.profile.userData, 'silently: cancelled')).length, 1);
    });
    await server.stop();
  });

  after(async () => {
    await desktop.stop();
  });

  it('have our log, with what the native runtime says', async () => {
    assert.equal((await filesWith(desktop.profile.userData, '[MSAL:')).length, 1);
  });

  it('have a line with kind, outcome, duration and correlation id for each request', async () => {
    const [log] = await filesWith(desktop.profile.userData, '[MSAL:');
    const text = await readFile(log ?? '', 'utf8');
    const requests = text.matchAll(/\[info\] (.+) after \d+ ms, correlation id [0-9a-f-]{36}$/gm);
    // The bearer token was there already, from signing in.
    assert.deepEqual(
      [...requests].map(([, request]) => request),
      [
        'Prompt for a bearer token: done',
        'Get a PoP token silently: done',
        'Get a PoP token silently: cancelled (ApplicationCanceled)',
      ],
    );
  });

  it('have no account, token or nonce', async () => {
    for (const [what, secret] of secrets) {
      assert.deepEqual(await filesWith(desktop.profile.folder, secret), [], what);
    }
  });
});
