import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { verifyPopToken } from '../../proof/verifyPopToken.ts';
import { signIn, signInWithApp, silentSession } from './signIn.ts';
import { alex, control } from './standInControl.ts';

const scope = 'https://api.example.com/Files.Read';
const pop = ['POP_METHOD:GET', 'POP_URI:https://api.example.com/files?page=2'];

describe('tags in the scopes of getSession', () => {
  before(async () => {
    await control.reset();
    await signIn(alex);
  });

  beforeEach(async () => {
    await control.reset();
  });

  it('gives a PoP token that is signed for the method, host, path and nonce', async () => {
    const session = await silentSession(alex, [scope, ...pop, 'POP_NONCE:from-the-server']);
    assert.ok(session);
    await verifyPopToken(session.accessToken, {
      method: 'GET',
      uri: 'https://api.example.com/files',
      nonce: 'from-the-server',
    });
    assert.deepEqual(session.scopes, [scope]);
  });

  it('uses the tenant of its tag', async () => {
    const { tenantId } = alex.tenants[0];
    const session = await silentSession(alex, [scope, `VSCODE_TENANT:${tenantId}`]);
    assert.equal(decodeJwt(session?.accessToken ?? '').tid, tenantId);
  });

  it('has no session for an app until the person has signed in with it', async () => {
    const clientId = 'a3b2c1d0-1111-4222-8333-444455556666';
    const scopes = [scope, `VSCODE_CLIENT_ID:${clientId}`];
    await control.clearRequests();
    assert.equal(await silentSession(alex, scopes), undefined);
    assert.deepEqual(await control.requests(), []);
    await signInWithApp(alex, clientId);
    const session = await silentSession(alex, scopes);
    assert.equal(decodeJwt(session?.accessToken ?? '').appid, clientId);
    assert.ok(await silentSession(alex, [scope]));
  });

  it('sends a claims challenge to the broker, each time', async () => {
    const challenge = { access_token: { acrs: { essential: true, value: 'c1' } } };
    const tag = `CLAIMS:${Buffer.from(JSON.stringify(challenge)).toString('base64url')}`;
    await control.clearRequests();
    await silentSession(alex, [scope, tag]);
    const session = await silentSession(alex, [scope, tag]);
    const silent = (await control.requests()).filter(({ method }) => method === 'silent');
    assert.equal(silent.length, 2);
    assert.deepEqual(decodeJwt(session?.accessToken ?? '').acrs, ['c1']);
  });

  const refused: Record<string, [readonly string[], RegExp]> = {
    'a method without a URL': [['POP_METHOD:GET'], /POP_URI/],
    'a URL without a method': [['POP_URI:https://api.example.com/'], /POP_METHOD/],
    'only a nonce': [['POP_NONCE:abc'], /POP_METHOD/],
    'a method in lowercase': [['POP_METHOD:get', pop[1]!], /POP_METHOD.*uppercase/],
    'an unknown method': [['POP_METHOD:FETCH', pop[1]!], /POP_METHOD/],
    'a relative URL': [['POP_METHOD:GET', 'POP_URI:/files'], /POP_URI/],
    'a URL over http': [['POP_METHOD:GET', 'POP_URI:http://api.example.com/'], /POP_URI.*https/],
    'a URL with a password': [
      ['POP_METHOD:GET', 'POP_URI:https://a:b@api.example.com/'],
      /POP_URI/,
    ],
    'a tag twice': [[...pop, 'POP_METHOD:PUT'], /POP_METHOD.*more than once/],
    'an empty tag': [['VSCODE_TENANT:'], /VSCODE_TENANT/],
    'an unknown tag': [['POP_BODY:abc'], /POP_BODY/],
    'a client id that is no GUID': [['VSCODE_CLIENT_ID:my-app'], /VSCODE_CLIENT_ID.*GUID/],
    'a tenant that is none': [['VSCODE_TENANT:my tenant'], /VSCODE_TENANT/],
    'claims that are no JSON': [['CLAIMS:abc'], /CLAIMS/],
    'scopes of two resources': [['api://other/Read'], /https:\/\/api\.example\.com, api:\/\/other/],
  };
  for (const [what, [scopes, message]] of Object.entries(refused)) {
    it(`refuses ${what}, and sends nothing`, async () => {
      await control.clearRequests();
      await assert.rejects(silentSession(alex, [scope, ...scopes]), message);
      assert.deepEqual(await control.requests(), []);
    });
  }
});
