import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { authentication, ConfigurationTarget, workspace } from 'vscode';
import { providerId } from '../../contract/providerId.ts';
import { signIn, silentSession } from './signIn.ts';
import { adele, alex, control, idOf, megan } from './standInControl.ts';

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
    const people = [alex, megan, adele].map(({ username }) => username);
    assert.deepEqual(
      people.filter((username) => labels.includes(username)),
      [alex.username, megan.username],
    );
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

  it('takes no scopes, and OpenID scopes only, for the sign-in scopes', async () => {
    for (const scopes of [[], ['openid', 'profile', 'email'], ['', 'offline_access']]) {
      const session = await silentSession(alex, scopes);
      assert.deepEqual(session?.scopes, ['https://graph.microsoft.com/User.Read']);
    }
  });

  it('asks for the sign-in scopes of the settings', async () => {
    const configuration = workspace.getConfiguration('entraBroker');
    await configuration.update('signInScopes', ['api://own/Read'], ConfigurationTarget.Global);
    try {
      assert.deepEqual((await silentSession(alex, []))?.scopes, ['api://own/Read']);
    } finally {
      await configuration.update('signInScopes', undefined, ConfigurationTarget.Global);
    }
  });

  it('sends OpenID scopes that are asked for', async () => {
    await control.clearRequests();
    const session = await silentSession(alex, ['email', 'api://with.email/Read']);
    assert.deepEqual(session?.scopes, ['api://with.email/Read']);
    assert.match((await requestedScopes()).join(' '), /\bemail\b/);
  });

  it('takes blanks, empty scopes and repeated tags as the built-in provider does', async () => {
    const { tenantId } = alex.tenants[0];
    const session = await silentSession(alex, [
      ' api://blanks/Read',
      '',
      `VSCODE_TENANT:${tenantId}`,
      `VSCODE_TENANT: ${tenantId}`,
    ]);
    assert.deepEqual(session?.scopes, ['api://blanks/Read']);
  });

  it('takes two names of one resource of Microsoft', async () => {
    const scopes = [
      '499b84ac-1321-427f-aa17-267ca6975798/.default',
      'https://app.vssps.visualstudio.com/user_impersonation',
    ];
    assert.deepEqual((await silentSession(alex, scopes))?.scopes, scopes);
  });

  it('keeps the token that meets a claims challenge for plain requests', async () => {
    const scope = 'api://stepped.up/Read';
    await silentSession(alex, [scope]);
    const challenge = { access_token: { acrs: { essential: true, value: 'c1' } } };
    const tag = `CLAIMS:${Buffer.from(JSON.stringify(challenge)).toString('base64url')}`;
    await silentSession(alex, [scope, tag]);
    const plain = await silentSession(alex, [scope]);
    assert.deepEqual(decodeJwt(plain?.accessToken ?? '').acrs, ['c1']);
  });

  it('has tokens of every API renewed after a new sign-in', async () => {
    const scopes = ['api://renewed/Read'];
    const issued = async () => decodeJwt((await silentSession(alex, scopes))?.accessToken ?? '');
    const before = await issued();
    // Tokens say when they were issued in whole seconds.
    while (Math.floor(Date.now() / 1000) <= (before.iat ?? 0)) {
      await control.requests();
    }
    await signIn(alex);
    assert.notEqual((await issued()).uti, before.uti);
  });

  it('has no session for an account that needs a prompt', async () => {
    await control.script({ method: 'silent', answer: { kind: 'error', status: 2, context: 'x' } });
    assert.equal(await silentSession(alex, ['api://needs.prompt/Read']), undefined);
  });

  it('has no session for an account for which the broker fails without a known reason', async () => {
    await control.script({ method: 'silent', answer: { kind: 'error', status: 0, context: 'x' } });
    assert.equal(await silentSession(alex, ['api://unexpected/Read']), undefined);
  });

  it('asks the broker once for a request that is repeated while it needs a prompt', async () => {
    await control.script({ method: 'silent', answer: { kind: 'error', status: 2, context: 'x' } });
    await control.clearRequests();
    for (let poll = 0; poll < 20; poll++) {
      assert.equal(await silentSession(alex, ['api://polled/Read']), undefined);
    }
    const silent = (await control.requests()).filter(({ method }) => method === 'silent');
    assert.equal(silent.length, 1);
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
    assert.deepEqual(
      accounts.filter(({ id }) => id === idOf(alex)).map(({ label }) => label),
      [alex.username],
    );
  });

  it('names no account, token or address in an error', async () => {
    await control.script({
      method: 'silent',
      answer: { kind: 'error', status: 11, context: `${alex.username} https://secret.example` },
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

  it('is silent for a tenant that the account is a guest of after it was signed in there', async () => {
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

/** The scopes of the last silent request to the broker. */
async function requestedScopes(): Promise<readonly string[]> {
  const silent = (await control.requests()).filter(({ method }) => method === 'silent');
  const { authParameters } = silent.at(-1)!.body as {
    authParameters: { requestedScopes: readonly string[] };
  };
  return authParameters.requestedScopes;
}
