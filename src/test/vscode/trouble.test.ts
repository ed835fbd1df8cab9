import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { commands } from 'vscode';
import { verifyPopToken } from '../../proof/verifyPopToken.ts';
import { signIn, silentSession } from './signIn.ts';
import { alex, control, idOf, megan } from './standInControl.ts';

const request = { method: 'GET', uri: 'https://api.example.com/files', nonce: 'one' };
const popScopes = [
  'https://api.example.com/Files.Read',
  `POP_METHOD:${request.method}`,
  `POP_URI:${request.uri}`,
  `POP_NONCE:${request.nonce}`,
];

describe('trouble with the broker', () => {
  before(async () => {
    await control.reset();
    await signIn(alex);
    await signIn(megan);
  });

  beforeEach(async () => {
    await control.reset();
  });

  it('never keeps sessions waiting for a prompt of the sign-in command', async () => {
    const signedIn = commands.executeCommand('entraBroker.signIn');
    const prompt = await control.nextPrompt();
    const bearer = await silentSession(megan, ['api://while.a.prompt.is.open/Read']);
    assert.equal(decodeJwt(bearer?.accessToken ?? '').oid, megan.tenants[0].objectId);
    const pop = await silentSession(megan, popScopes);
    await verifyPopToken(pop?.accessToken ?? '', request);
    assert.equal((await control.prompts()).length, 1);
    await control.cancelPrompt(prompt.id);
    await signedIn;
  });

  it('outlives a crash of the native runtime, and gives the session by a second try', async () => {
    await control.script({
      method: 'silent',
      times: 1,
      answer: { kind: 'error', status: 0, context: null },
    });
    assert.ok(await silentSession(alex, ['api://one.crash/Read']));
  });

  it('says so if the runtime crashes again, and works for the next request', async () => {
    const { pid } = process;
    await control.script({
      method: 'silent',
      times: 2,
      answer: { kind: 'error', status: 0, context: null },
    });
    const scopes = ['api://two.crashes/Read'];
    await assert.rejects(silentSession(alex, scopes), { name: 'BrokerError.crashed' });
    assert.ok(await silentSession(alex, scopes));
    assert.equal(process.pid, pid);
  });

  it('uses up a nonce of the server only once, also in a crash', async () => {
    await control.script({
      method: 'silent',
      times: 1,
      answer: { kind: 'error', status: 0, context: null },
    });
    await assert.rejects(silentSession(alex, popScopes), { name: 'BrokerError.crashed' });
  });

  it('never takes a bearer token for a PoP token', async () => {
    await control.script({ method: 'silent', answer: { kind: 'tampered', how: 'bearer' } });
    await assert.rejects(silentSession(alex, popScopes), /BrokerError/);
  });

  for (const how of ['signature', 'key', 'method', 'host', 'path', 'nonce', 'time'] as const) {
    it(`refuses a PoP token with a wrong ${how}`, async () => {
      await control.script({ method: 'silent', answer: { kind: 'tampered', how } });
      await assert.rejects(silentSession(alex, popScopes), { name: 'BrokerError.unexpected' });
    });
  }

  it('tells by how many minutes the clock is off that takes a token for expired', async () => {
    await control.setLifetimes({ entraAheadSeconds: -2 * 3600 });
    for (const scopes of [['api://clock/Read'], popScopes]) {
      await assert.rejects(silentSession(alex, scopes), {
        name: 'BrokerError.unexpected',
        message: /^This computer's clock seems to be 120 minutes fast\./,
      });
    }
  });

  it('renews an expired id token, past the store of the runtime', async () => {
    const scopes = ['api://id.token/Read'];
    await control.setLifetimes({ idTokenSeconds: 1 });
    await silentSession(alex, scopes);
    await control.reset();
    const { exp = 0 } = decodeJwt((await silentSession(alex, scopes))?.idToken ?? '');
    assert.ok(exp * 1000 > Date.now());
  });

  it('has no session for an account that was removed from the system', async () => {
    await control.removeAccount(idOf(megan));
    assert.equal(await silentSession(megan, popScopes), undefined);
    assert.ok(await silentSession(alex, popScopes));
  });
});
