import assert from 'node:assert/strict';
import type { Broker, BrokerToken, SilentRequest } from '../../broker/broker.ts';
import { BrokerError } from '../../broker/brokerError.ts';
import { BearerTokens } from '../../provider/bearerTokens.ts';

const minutes = 60_000;

const request: SilentRequest = {
  client: {
    clientId: '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13',
    authorityHost: 'https://login.microsoftonline.com',
  },
  tenant: 'organizations',
  scopes: ['User.Read', 'Mail.Read'],
  correlationId: '00000000-0000-0000-0000-000000000001',
  accountId: 'o1.t1',
};

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
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    kind: 'bearer',
    accessToken,
    idToken: `${part({ alg: 'none' })}.${part(idTokenClaims)}.`,
    expiresOn: Date.now() + access,
    account: {
      homeAccountId: request.accountId,
      environment: 'login.microsoftonline.com',
      tenantId: 't1',
      localAccountId: 'o1',
      username: 'alex@contoso.com',
    },
  };
}

type Answer = BrokerToken | Promise<BrokerToken>;

/** A broker that gives one answer after the other, and knows what it was asked. */
function brokerWith(...answers: (() => Answer)[]) {
  const asked: SilentRequest[] = [];
  const broker: Broker = {
    accounts: () => Promise.resolve([]),
    acquireSilently: async (one) => {
      asked.push(one);
      const answer = answers[asked.length - 1];
      assert.ok(answer, 'the broker was asked once too often');
      return answer();
    },
    acquireInteractively: () => Promise.reject(new Error('no prompt here')),
    dispose: () => undefined,
  };
  return { asked, tokens: new BearerTokens(broker) };
}

const names = async (...tokens: Promise<BrokerToken>[]) =>
  (await Promise.all(tokens)).map(({ accessToken }) => accessToken);

describe('BearerTokens', () => {
  it('keeps a token', async () => {
    const { tokens } = brokerWith(() => token('one'));
    assert.deepEqual(await names(tokens.acquire(request)), ['one']);
    assert.deepEqual(await names(tokens.acquire(request)), ['one']);
  });

  it('keeps it until five minutes before it expires', async () => {
    const { tokens } = brokerWith(
      () => token('old', { access: 4.9 * minutes }),
      () => token('fresh', { access: 5.1 * minutes }),
    );
    assert.deepEqual(await names(tokens.acquire(request)), ['old']);
    assert.deepEqual(await names(tokens.acquire(request)), ['fresh']);
    assert.deepEqual(await names(tokens.acquire(request)), ['fresh']);
  });

  it('asks anew after a failure', async () => {
    const { tokens } = brokerWith(
      () => Promise.reject(new BrokerError({ kind: 'offline' })),
      () => token('one'),
    );
    await assert.rejects(tokens.acquire(request), { kind: 'offline' });
    assert.deepEqual(await names(tokens.acquire(request)), ['one']);
  });

  it('makes one of equal requests in flight, in any order and case of scopes', async () => {
    const { tokens, asked } = brokerWith(() => token('one'));
    const answers = await names(
      tokens.acquire(request),
      tokens.acquire({ ...request, correlationId: '00000000-0000-0000-0000-000000000002' }),
      tokens.acquire({ ...request, scopes: ['mail.read', 'User.Read'] }),
    );
    assert.deepEqual(answers, ['one', 'one', 'one']);
    assert.equal(asked.length, 1);
  });

  it('fails all of them where the one fails', async () => {
    const { tokens } = brokerWith(() => Promise.reject(new BrokerError({ kind: 'timeout' })));
    const both = [tokens.acquire(request), tokens.acquire(request)];
    for (const one of both) {
      await assert.rejects(one, { kind: 'timeout' });
    }
  });

  it('tells apart account, client, cloud, redirect URI, tenant and scopes', async () => {
    const { client } = request;
    const others: SilentRequest[] = [
      request,
      { ...request, accountId: 'o2.t1' },
      { ...request, tenant: 'contoso.com' },
      { ...request, scopes: ['User.Read'] },
      { ...request, scopes: ['User.Read', 'Mail.Read', 'Files.Read'] },
      { ...request, client: { ...client, clientId: '11111111-2222-3333-4444-555555555555' } },
      { ...request, client: { ...client, authorityHost: 'https://login.microsoftonline.us' } },
      { ...request, client: { ...client, redirectUri: 'msauth.com.contoso.Editor://auth' } },
    ];
    const { tokens } = brokerWith(...others.map((_, index) => () => token(String(index))));
    const expected = others.map((_, index) => String(index));
    assert.deepEqual(await names(...others.map((one) => tokens.acquire(one))), expected);
    assert.deepEqual(await names(...others.map((one) => tokens.acquire(one))), expected);
  });

  describe('with claims', () => {
    const withClaims = { ...request, claims: '{"access_token":{}}' };

    it('asks the broker each time, also in flight', async () => {
      const { tokens, asked } = brokerWith(
        () => token('kept'),
        () => token('first'),
        () => token('second'),
      );
      await tokens.acquire(request);
      const answers = await names(tokens.acquire(withClaims), tokens.acquire(withClaims));
      assert.deepEqual(answers, ['first', 'second']);
      assert.equal(asked[1]?.claims, withClaims.claims);
    });

    it('asks in other words the next time, past the store of the runtime', async () => {
      const { tokens, asked } = brokerWith(
        () => token('one'),
        () => token('two'),
      );
      await tokens.acquire(withClaims);
      await tokens.acquire(withClaims);
      assert.equal(asked[0]?.claims, withClaims.claims);
      assert.notEqual(asked[1]?.claims, withClaims.claims);
      assert.partialDeepStrictEqual(JSON.parse(asked[1]?.claims ?? ''), { access_token: {} });
    });

    it('forgets what was kept for the account, which lacks what the challenge asked for', async () => {
      const { tokens } = brokerWith(
        () => token('without'),
        () => token('stepped up'),
        () => token('anew'),
      );
      await tokens.acquire(request);
      await tokens.acquire(withClaims);
      assert.deepEqual(await names(tokens.acquire(request)), ['anew']);
    });

    it('keeps what was there where the challenge is not met', async () => {
      const { tokens } = brokerWith(
        () => token('kept'),
        () => Promise.reject(new BrokerError({ kind: 'interactionRequired' })),
      );
      await tokens.acquire(request);
      await assert.rejects(tokens.acquire(withClaims), { kind: 'interactionRequired' });
      assert.deepEqual(await names(tokens.acquire(request)), ['kept']);
    });
  });

  describe('with an id token that has expired', () => {
    const expired = () => token('one', { id: -1 });

    it('renews it by claims, the one way past the store of the runtime', async () => {
      const { tokens, asked } = brokerWith(expired, () => token('renewed'));
      assert.deepEqual(await names(tokens.acquire(request)), ['renewed']);
      assert.partialDeepStrictEqual(JSON.parse(asked[1]?.claims ?? ''), { id_token: {} });
      assert.deepEqual(await names(tokens.acquire(request)), ['renewed']);
    });

    it('renews it five minutes before', async () => {
      const { asked, tokens } = brokerWith(
        () => token('one', { id: 4.9 * minutes }),
        () => token('renewed', { id: 5.1 * minutes }),
      );
      assert.deepEqual(await names(tokens.acquire(request)), ['renewed']);
      assert.equal(asked.length, 2);
    });

    it('gives the access token, which is good, where renewing fails', async () => {
      const { tokens } = brokerWith(expired, () =>
        Promise.reject(new BrokerError({ kind: 'interactionRequired' })),
      );
      assert.deepEqual(await names(tokens.acquire(request)), ['one']);
    });
  });

  it('keeps no token whose id token does not say when it expires', async () => {
    const silent = (name: string) => () => tokenWith(name, 60 * minutes, {});
    const { tokens } = brokerWith(silent('a'), silent('b'), silent('c'), silent('d'));
    assert.deepEqual(await names(tokens.acquire(request)), ['b']);
    assert.deepEqual(await names(tokens.acquire(request)), ['d']);
  });

  describe('keep', () => {
    it('takes what a prompt has brought', async () => {
      const { tokens } = brokerWith();
      tokens.keep(request, token('prompted'));
      assert.deepEqual(await names(tokens.acquire(request)), ['prompted']);
    });

    it('takes no PoP token, no token for claims, and none that is about to expire', async () => {
      const { tokens } = brokerWith(() => token('asked for'));
      tokens.keep(request, { ...token('pop'), kind: 'pop' });
      tokens.keep({ ...request, claims: '{}' }, token('for claims'));
      tokens.keep(request, token('old', { access: 4.9 * minutes }));
      tokens.keep(request, token('old', { id: 4.9 * minutes }));
      assert.deepEqual(await names(tokens.acquire(request)), ['asked for']);
    });
  });

  describe('forget', () => {
    it('drops the tokens of one account', async () => {
      const { tokens } = brokerWith(
        () => token('one'),
        () => token('other'),
        () => token('new'),
      );
      const other = { ...request, accountId: 'o2.t1' };
      await tokens.acquire(request);
      await tokens.acquire(other);
      tokens.forget(request.accountId);
      assert.deepEqual(await names(tokens.acquire(other)), ['other']);
      assert.deepEqual(await names(tokens.acquire(request)), ['new']);
    });

    it('keeps nothing that was on its way', async () => {
      const { promise, resolve } = Promise.withResolvers<BrokerToken>();
      const { tokens } = brokerWith(
        () => promise,
        () => token('new'),
      );
      const before = tokens.acquire(request);
      tokens.forget(request.accountId);
      const after = tokens.acquire(request);
      resolve(token('on its way'));
      assert.deepEqual(await names(before, after), ['on its way', 'new']);
      assert.deepEqual(await names(tokens.acquire(request)), ['new']);
    });

    it('leaves alone what was asked for after it', async () => {
      const [before, after] = [
        Promise.withResolvers<BrokerToken>(),
        Promise.withResolvers<BrokerToken>(),
      ];
      const { tokens } = brokerWith(
        () => before.promise,
        () => after.promise,
      );
      const first = tokens.acquire(request);
      tokens.forget(request.accountId);
      const second = tokens.acquire(request);
      before.resolve(token('on its way'));
      await first;
      const third = tokens.acquire(request);
      after.resolve(token('new'));
      assert.deepEqual(await names(second, third), ['new', 'new']);
    });
  });
});
