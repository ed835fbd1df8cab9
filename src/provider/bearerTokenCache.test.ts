import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { BrokerToken, SilentRequest, TokenRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { buildStoredAccount } from '../test/builders/accounts.ts';
import { buildInteractiveRequest } from '../test/builders/requests.ts';
import { buildBearerToken, buildJwt } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import type { StoredAccount } from './account.ts';
import { BearerTokenCache } from './bearerTokenCache.ts';

const otherClientId = '11111111-2222-3333-4444-555555555555';
const minutes = 60_000;

const account = buildStoredAccount();
const request = buildInteractiveRequest({ scopes: ['User.Read', 'Mail.Read'] });

interface Lifetime {
  /** What is left of the access token, in milliseconds. */
  readonly access?: number;
  /** What is left of the id token, in milliseconds; without it the token does not say. */
  readonly id?: number | undefined;
}

function token(name: string, { access = 60 * minutes, id = 60 * minutes }: Lifetime = {}) {
  return tokenWith(name, access, { exp: Math.round((Date.now() + id) / 1000) });
}

function tokenWith(accessToken: string, access: number, idTokenClaims: object): BrokerToken {
  return buildBearerToken({
    accessToken,
    idToken: buildJwt(idTokenClaims),
    expiresOn: Date.now() + access,
  });
}

type Answer = BrokerToken | Promise<BrokerToken>;

/** A broker that gives one answer after the other, and knows what it was asked. */
function brokerWith(...answers: (() => Answer)[]) {
  const asked: SilentRequest[] = [];
  const broker = fakeBroker({
    acquireSilently: async (one) => {
      asked.push(one);
      const answer = answers[asked.length - 1];
      assert.ok(answer, 'the broker was asked once too often');
      return answer();
    },
  });
  return { asked, tokens: new BearerTokenCache(broker) };
}

const names = async (...tokens: Promise<BrokerToken>[]) =>
  (await Promise.all(tokens)).map(({ accessToken }) => accessToken);

describe('BearerTokenCache', () => {
  it('keeps a token', async () => {
    const { tokens } = brokerWith(() => token('one'));
    assert.deepEqual(await names(tokens.acquire(request, account)), ['one']);
    assert.deepEqual(await names(tokens.acquire(request, account)), ['one']);
  });

  it('keeps it until five minutes before it expires', async () => {
    const { tokens } = brokerWith(
      () => token('old', { access: 4.9 * minutes }),
      () => token('fresh', { access: 5.1 * minutes }),
    );
    assert.deepEqual(await names(tokens.acquire(request, account)), ['old']);
    assert.deepEqual(await names(tokens.acquire(request, account)), ['fresh']);
    assert.deepEqual(await names(tokens.acquire(request, account)), ['fresh']);
  });

  it('asks again after a failure', async () => {
    const { tokens } = brokerWith(
      () => Promise.reject(new BrokerError({ kind: 'offline' })),
      () => token('one'),
    );
    await assert.rejects(tokens.acquire(request, account), { kind: 'offline' });
    assert.deepEqual(await names(tokens.acquire(request, account)), ['one']);
  });

  it('makes one of equal requests in flight, in any order and case of scopes', async () => {
    const { tokens, asked } = brokerWith(() => token('one'));
    const answers = await names(
      tokens.acquire(request, account),
      tokens.acquire(
        { ...request, correlationId: '00000000-0000-0000-0000-000000000002' },
        account,
      ),
      tokens.acquire(
        { ...request, scopes: ['mail.read', 'User.Read', 'openid', 'offline_access'] },
        account,
      ),
    );
    assert.deepEqual(answers, ['one', 'one', 'one']);
    assert.equal(asked.length, 1);
  });

  it('never keeps a PoP token', async () => {
    const { tokens } = brokerWith(() => token('asked for'));
    tokens.keep(request, account, { ...token('PoP'), kind: 'pop' });
    assert.deepEqual(await names(tokens.acquire(request, account)), ['asked for']);
  });

  it('fails all of them if the one fails', async () => {
    const { tokens } = brokerWith(() => Promise.reject(new BrokerError({ kind: 'timeout' })));
    const both = [tokens.acquire(request, account), tokens.acquire(request, account)];
    for (const one of both) {
      await assert.rejects(one, { kind: 'timeout' });
    }
  });

  it('tells apart account, sign-in, client, cloud, redirect URI, tenant and scopes', async () => {
    const { client } = request;
    const others: [TokenRequest, StoredAccount][] = [
      [request, account],
      [request, buildStoredAccount({ id: 'o2.t1' })],
      [request, buildStoredAccount({ signedInAt: 1 })],
      [{ ...request, tenant: 'contoso.com' }, account],
      [{ ...request, scopes: ['User.Read'] }, account],
      [{ ...request, scopes: ['User.Read', 'Mail.Read', 'Files.Read'] }, account],
      [{ ...request, client: { ...client, clientId: otherClientId } }, account],
      [{ ...request, client: { ...client, authorityHost: 'https://login.test' } }, account],
      [{ ...request, client: { ...client, redirectUri: 'msauth.com.test://auth' } }, account],
    ];
    const { tokens } = brokerWith(...others.map((_, index) => () => token(String(index))));
    const expected = others.map((_, index) => String(index));
    assert.deepEqual(await names(...others.map((one) => tokens.acquire(...one))), expected);
    assert.deepEqual(await names(...others.map((one) => tokens.acquire(...one))), expected);
  });

  describe('with claims', () => {
    const withClaims = { ...request, claims: '{"access_token":{}}' };

    it('asks the broker each time, also in flight', async () => {
      const { tokens, asked } = brokerWith(
        () => token('kept'),
        () => token('first'),
        () => token('second'),
      );
      await tokens.acquire(request, account);
      const answers = await names(
        tokens.acquire(withClaims, account),
        tokens.acquire(withClaims, account),
      );
      assert.deepEqual(answers, ['first', 'second']);
      assert.equal(asked[1]?.claims, withClaims.claims);
    });

    it('keeps what meets the challenge instead of what was kept for the same request', async () => {
      const { tokens } = brokerWith(
        () => token('without'),
        () => token('of another API'),
        () => token('stepped up'),
      );
      const other = { ...request, scopes: ['api://orders/Read'] };
      await tokens.acquire(request, account);
      await tokens.acquire(other, account);
      await tokens.acquire(withClaims, account);
      assert.deepEqual(await names(tokens.acquire(request, account)), ['stepped up']);
      assert.deepEqual(await names(tokens.acquire(other, account)), ['of another API']);
    });

    it('keeps it also if a request without claims is on its way', async () => {
      const { promise, resolve } = Promise.withResolvers<BrokerToken>();
      const { tokens } = brokerWith(
        () => promise,
        () => token('stepped up'),
      );
      const before = tokens.acquire(request, account);
      await tokens.acquire(withClaims, account);
      resolve(token('without'));
      await before;
      assert.deepEqual(await names(tokens.acquire(request, account)), ['stepped up']);
    });

    it('keeps what was there if the challenge is not met', async () => {
      const { tokens } = brokerWith(
        () => token('kept'),
        () => Promise.reject(new BrokerError({ kind: 'interactionRequired' })),
      );
      await tokens.acquire(request, account);
      await assert.rejects(tokens.acquire(withClaims, account), { kind: 'interactionRequired' });
      assert.deepEqual(await names(tokens.acquire(request, account)), ['kept']);
    });
  });

  describe('with an id token that has expired', () => {
    const expired = () => token('one', { id: -1 });

    it('renews it by claims, the one way past the store of the runtime', async () => {
      const { tokens, asked } = brokerWith(expired, () => token('renewed'));
      assert.deepEqual(await names(tokens.acquire(request, account)), ['renewed']);
      assert.partialDeepStrictEqual(JSON.parse(asked[1]?.claims ?? ''), { id_token: {} });
      assert.deepEqual(await names(tokens.acquire(request, account)), ['renewed']);
    });

    it('renews it five minutes before', async () => {
      const { asked, tokens } = brokerWith(
        () => token('one', { id: 4.9 * minutes }),
        () => token('renewed', { id: 5.1 * minutes }),
      );
      assert.deepEqual(await names(tokens.acquire(request, account)), ['renewed']);
      assert.equal(asked.length, 2);
    });

    it('gives the access token, which is good, if renewing fails', async () => {
      const { tokens } = brokerWith(expired, () =>
        Promise.reject(new BrokerError({ kind: 'interactionRequired' })),
      );
      assert.deepEqual(await names(tokens.acquire(request, account)), ['one']);
    });
  });

  it('keeps no token whose id token does not say when it expires', async () => {
    const silent = (name: string) => () => tokenWith(name, 60 * minutes, {});
    const { tokens } = brokerWith(silent('a'), silent('b'), silent('c'), silent('d'));
    assert.deepEqual(await names(tokens.acquire(request, account)), ['b']);
    assert.deepEqual(await names(tokens.acquire(request, account)), ['d']);
  });

  describe('with an access token from before the last sign-in', () => {
    const signedIn = buildStoredAccount({ issuedAt: 600 });
    const issued = (iat: number) => () => ({ ...token('.'), accessToken: buildJwt({ iat }) });

    it('renews it, past the store of the runtime, once', async () => {
      const { asked, tokens } = brokerWith(issued(599), () => token('renewed'));
      assert.deepEqual(await names(tokens.acquire(request, signedIn)), ['renewed']);
      assert.deepEqual(await names(tokens.acquire(request, signedIn)), ['renewed']);
      assert.notEqual(asked[1]?.claims, undefined);
    });

    it('tries again after a minute if renewing it fails', async () => {
      const failing = () => Promise.reject(new BrokerError({ kind: 'offline' }));
      const { asked, tokens } = brokerWith(issued(599), failing, issued(599), () =>
        token('renewed'),
      );
      mock.timers.enable({ apis: ['Date'], now: Date.now() });
      try {
        for (const passed of [0, 59_000]) {
          mock.timers.tick(passed);
          await tokens.acquire(request, signedIn);
          assert.equal(asked.length, 2);
        }
        mock.timers.tick(1000);
        assert.deepEqual(await names(tokens.acquire(request, signedIn)), ['renewed']);
      } finally {
        mock.timers.reset();
      }
    });

    it('takes one that is not older as it is', async () => {
      const { tokens } = brokerWith(issued(600));
      const [name] = await names(tokens.acquire(request, signedIn));
      assert.equal(name, buildJwt({ iat: 600 }));
    });
  });

  describe('keep', () => {
    it('takes what a prompt has brought, also for claims', async () => {
      const { tokens } = brokerWith();
      tokens.keep({ ...request, claims: '{}' }, account, token('prompted'));
      assert.deepEqual(await names(tokens.acquire(request, account)), ['prompted']);
    });

    it('takes no PoP token, and none that is about to expire', async () => {
      const { tokens } = brokerWith(() => token('asked for'));
      tokens.keep(request, account, { ...token('pop'), kind: 'pop' });
      tokens.keep(request, account, token('old', { access: 4.9 * minutes }));
      tokens.keep(request, account, token('old', { id: 4.9 * minutes }));
      assert.deepEqual(await names(tokens.acquire(request, account)), ['asked for']);
    });
  });

  describe('forgetFor', () => {
    it('drops the token of one request', async () => {
      const { tokens } = brokerWith(
        () => token('one'),
        () => token('other'),
        () => token('new'),
      );
      const other = { ...request, scopes: ['api://orders/Read'] };
      await tokens.acquire(request, account);
      await tokens.acquire(other, account);
      tokens.forgetFor(request, account);
      assert.deepEqual(await names(tokens.acquire(other, account)), ['other']);
      assert.deepEqual(await names(tokens.acquire(request, account)), ['new']);
    });
  });

  describe('forget', () => {
    it('drops the tokens of one account', async () => {
      const { tokens } = brokerWith(
        () => token('one'),
        () => token('other'),
        () => token('new'),
      );
      const other = buildStoredAccount({ id: 'o2.t1' });
      await tokens.acquire(request, account);
      await tokens.acquire(request, other);
      tokens.forget(account.id);
      assert.deepEqual(await names(tokens.acquire(request, other)), ['other']);
      assert.deepEqual(await names(tokens.acquire(request, account)), ['new']);
    });

    it('keeps nothing that was on its way', async () => {
      const { promise, resolve } = Promise.withResolvers<BrokerToken>();
      const { tokens } = brokerWith(
        () => promise,
        () => token('new'),
      );
      const before = tokens.acquire(request, account);
      tokens.forget(account.id);
      const after = tokens.acquire(request, account);
      resolve(token('on its way'));
      assert.deepEqual(await names(before, after), ['on its way', 'new']);
      assert.deepEqual(await names(tokens.acquire(request, account)), ['new']);
    });

    it('leaves what is on its way for another account', async () => {
      const { tokens, asked } = brokerWith(() => token('other'));
      const other = buildStoredAccount({ id: 'o2.t1' });
      const before = tokens.acquire(request, other);
      tokens.forget(account.id);
      const after = tokens.acquire(request, other);
      assert.deepEqual(await names(before, after), ['other', 'other']);
      assert.equal(asked.length, 1);
    });

    it('keeps what was asked for after it', async () => {
      const [before, after] = [
        Promise.withResolvers<BrokerToken>(),
        Promise.withResolvers<BrokerToken>(),
      ];
      const { tokens } = brokerWith(
        () => before.promise,
        () => after.promise,
      );
      const first = tokens.acquire(request, account);
      tokens.forget(account.id);
      const second = tokens.acquire(request, account);
      before.resolve(token('on its way'));
      await first;
      const third = tokens.acquire(request, account);
      after.resolve(token('new'));
      assert.deepEqual(await names(second, third), ['new', 'new']);
    });
  });
});
