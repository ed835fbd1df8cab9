import assert from 'node:assert/strict';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { alex } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { buildCaller, Caller } from './callers/caller.ts';
import { signIn } from './signIn.ts';

const scopes = ['https://api.example.com/Files.Read'];

describe('with the setting isolation: none', () => {
  let desktop: Desktop;
  let caller: Caller;

  before(async () => {
    desktop = await startDesktop({
      settings: { 'entraBroker.isolation': 'none' },
      extensions: [await buildCaller('caller')],
      trusted: { 'entra-broker': ['entra-broker-tests.caller'] },
    });
    caller = new Caller(desktop.workbench, 'caller');
  });

  after(async () => {
    await desktop.stop();
  });

  it('signs in', async () => {
    await signIn(desktop, alex);
  });

  it('gives bearer tokens', async () => {
    await caller.ask(scopes, { silent: true });
    const { session } = await caller.outcome();
    assert.equal(decodeJwt(session?.accessToken ?? '').oid, alex.tenants[0].objectId);
  });

  it('gives PoP tokens', async () => {
    const pop = ['POP_METHOD:GET', 'POP_URI:https://api.example.com/files'];
    await caller.ask([...scopes, ...pop], { silent: true });
    const { session } = await caller.outcome();
    assert.equal(decodeProtectedHeader(session?.accessToken ?? '').typ, 'pop');
  });
});
