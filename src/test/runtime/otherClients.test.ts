import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { openSessionBus } from '../../broker/health/sessionBus.ts';
import { homeAccountId } from '../broker/account.ts';
import { alex, defaultAccounts } from '../broker/defaultAccounts.ts';
import { client, useScene } from './scene.ts';

type Json = Readonly<Record<string, unknown>>;

/** The stand-in as a client sees it that is not Microsoft's runtime, and says only what it must. */
describe('other clients of the broker', () => {
  const scene = useScene();

  async function ask(member: string, request: unknown): Promise<Json> {
    const bus = await openSessionBus();
    try {
      const answer = await bus!.call({
        destination: 'com.microsoft.identity.broker1',
        path: '/com/microsoft/identity/broker1',
        interface: 'com.microsoft.identity.Broker1',
        member,
        signature: 'sss',
        body: [
          '0.0',
          randomUUID(),
          typeof request === 'string' ? request : JSON.stringify(request),
        ],
      });
      return JSON.parse(String(answer)) as Json;
    } finally {
      bus!.close();
    }
  }

  const account = { homeAccountId: homeAccountId(alex) };
  const token = async (authParameters: Json) => {
    const answer = await ask('acquireTokenSilently', { authParameters });
    return { ...answer, ...(answer.brokerTokenResponse as Json) } as Json;
  };

  it('get accounts with everything that they look for', async () => {
    const { accounts } = (await ask('getAccounts', { clientId: client.clientId })) as {
      accounts: Json[];
    };
    const types = accounts.map(({ givenName, name, passwordExpiry }) =>
      [givenName, name, passwordExpiry].map((value) => typeof value).join(),
    );
    assert.deepEqual([...new Set(types)], ['string,string,number']);
    assert.equal(accounts.length, defaultAccounts.length);
    for (const { realm } of accounts) {
      assert.match(String(realm), /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/);
    }
  });

  it('get a token for a request without claims, PoP and more', async () => {
    const { accessToken, signedHttpRequest } = await token({
      account,
      clientId: client.clientId,
      requestedScopes: ['https://graph.microsoft.com/.default'],
    });
    assert.equal(decodeJwt(String(accessToken)).oid, alex.tenants[0].objectId);
    assert.equal(signedHttpRequest, undefined);
  });

  it('get no token from an authority that is no URL', async () => {
    const { error } = await token({ account, authority: 'organizations' });
    assert.equal((error as Json).status, 2);
  });

  it('get a PoP token as a signed HTTP request, too', async () => {
    const { accessToken, signedHttpRequest } = await token({
      account,
      popParams: { httpMethod: 'GET', uriHost: 'api.contoso.test' },
    });
    assert.equal(signedHttpRequest, accessToken);
    assert.equal(decodeJwt(String(signedHttpRequest)).u, 'api.contoso.test');
  });

  it('get a cookie for a browser, as older and newer brokers give it', async () => {
    const answer = await ask('acquirePrtSsoCookie', {
      account,
      authParameters: { authority: 'https://login.microsoftonline.com/common' },
      ssoUrl: 'https://login.microsoftonline.com/',
    });
    const { cookieName, cookieContent, cookieItems } = answer;
    assert.equal(cookieName, 'x-ms-RefreshTokenCredential');
    assert.deepEqual(cookieItems, [{ cookieName, cookieContent }]);
    assert.equal(decodeJwt(String(cookieContent)).oid, alex.tenants[0].objectId);
  });

  for (const member of [
    'getAccounts',
    'acquireTokenSilently',
    'acquireTokenInteractively',
    'acquirePrtSsoCookie',
    'cancelInteractiveFlow',
  ]) {
    for (const request of ['', 'null', '[]', '{}', '{"authParameters":7}', '{"account":{}}']) {
      it(`get an answer to ${member} with ${request || 'nothing'}, never an exception`, async () => {
        const answer = { kind: 'choose', accountId: homeAccountId(alex) } as const;
        await scene.control.script({ method: 'interactive', answer });
        assert.equal(typeof (await ask(member, request)), 'object');
      });
    }
  }
});
