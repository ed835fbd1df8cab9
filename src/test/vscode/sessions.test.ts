import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { authentication } from 'vscode';
import { providerId, signIn, silentSession } from './signIn.ts';
import { adele, alex, control, idOf, megan } from './standIn.ts';

const mail = ['https://graph.microsoft.com/Mail.Read'];

describe('sessions for another extension', () => {
  beforeEach(async () => {
    await control.reset();
  });

  before(async () => {
    await control.reset();
    await signIn(alex);
    await signIn(megan);
  });

  it('lists the accounts that the person signed in with, and no others', async () => {
    const labels = (await authentication.getAccounts(providerId)).map(({ label }) => label);
    assert.ok(labels.includes(alex.username) && labels.includes(megan.username));
    assert.ok(!labels.includes(adele.username));
  });

  it('gives a bearer token for the account and the scopes that were asked for', async () => {
    const session = await silentSession(alex, mail);
    assert.ok(session);
    const token = decodeJwt(session.accessToken);
    assert.equal(token.aud, 'https://graph.microsoft.com');
    assert.equal(token.oid, alex.tenants[0].objectId);
    assert.deepEqual(session.scopes, mail);
    assert.equal(session.account.id, idOf(alex));
    assert.equal(decodeJwt(session.idToken ?? '').oid, alex.tenants[0].objectId);
  });

  it('honours the account option before everything else', async () => {
    const session = await silentSession(megan, mail);
    assert.equal(decodeJwt(session?.accessToken ?? '').oid, megan.tenants[0].objectId);
  });

  it('names the account in every silent request', async () => {
    await control.clearRequests();
    await silentSession(megan, ['https://vault.azure.net/user_impersonation']);
    const silent = (await control.requests()).filter(({ method }) => method === 'silent');
    assert.equal(silent.length, 1);
    const { authParameters } = silent[0]!.body as { authParameters: { account: object } };
    assert.partialDeepStrictEqual(authParameters.account, { homeAccountId: idOf(megan) });
  });

  it('takes no scopes for everything that is consented for Microsoft Graph', async () => {
    const session = await silentSession(alex, []);
    assert.deepEqual(session?.scopes, ['https://graph.microsoft.com/.default']);
  });

  it('has no session for an account that needs a prompt', async () => {
    await control.script({ method: 'silent', answer: { kind: 'error', status: 2, context: 'x' } });
    assert.equal(await silentSession(alex, ['api://needs.prompt/Read']), undefined);
  });

  it('has no session for an account that was never signed in here', async () => {
    assert.equal(await silentSession(adele, mail), undefined);
  });

  it('rejects when the network is down, and keeps the account', async () => {
    await control.script({ method: 'silent', answer: { kind: 'error', status: 3, context: 'x' } });
    await assert.rejects(silentSession(alex, ['api://offline/Read']), {
      name: 'BrokerError.offline',
    });
    const accounts = await authentication.getAccounts(providerId);
    assert.ok(accounts.some(({ id }) => id === idOf(alex)));
  });

  it('names no account, token or address in an error', async () => {
    await control.script({
      method: 'silent',
      answer: { kind: 'error', status: 0, context: `${alex.username} https://secret.example` },
    });
    await assert.rejects(silentSession(alex, ['api://trouble/Read']), (error: Error) => {
      assert.doesNotMatch(error.message, /alex|contoso|secret\.example|[0-9a-f]{8}-[0-9a-f]{4}/i);
      return true;
    });
  });

  it('refuses a token for another account', async () => {
    await control.script({
      method: 'silent',
      answer: { kind: 'tampered', how: 'otherAccount' },
    });
    await assert.rejects(silentSession(alex, ['api://other.account/Read']), /refused/);
  });

  it('is silent for a tenant that the account is a guest of once it was signed in there', async () => {
    await control.putAccount({
      ...alex,
      tenants: [
        alex.tenants[0],
        { ...adele.tenants[0], objectId: '1f0c7a52-9f5d-4f0e-9c55-0d6f4c0e8a11' },
      ],
    });
    const session = await silentSession(alex, [
      ...mail,
      `VSCODE_TENANT:${adele.tenants[0].tenantId}`,
    ]);
    assert.equal(decodeJwt(session?.accessToken ?? '').tid, adele.tenants[0].tenantId);
  });
});
