import assert from 'node:assert/strict';
import { CancellationError } from 'vscode';
import { BrokerError } from '../broker/brokerError.ts';
import { parseScopes } from '../provider/scopes.ts';
import { signedFor, tokenOf } from '../test/builders/apiSessions.ts';
import { RecordingServer } from '../test/fakes/recordingServer.ts';
import type { Answer } from '../test/fakes/recordingServer.ts';
import { claimsScope, createPopFetch } from './index.ts';
import type { GetSession, SessionOptions } from './index.ts';

const account = { id: 'o1.t1', label: 'alex@contoso.test' };
const theirs = '{"access_token":{"acrs":{"value":"c1"}}}';
const claims = Buffer.from(theirs).toString('base64');
const challenge = `Bearer error="insufficient_claims", claims="${claims}"`;

/** Wants its claims of every token. */
const wantsClaims: Answer = (request, response) => {
  if (signedFor(request)?.claims !== theirs) {
    response.writeHead(401, { 'WWW-Authenticate': challenge });
    response.write('more, please');
  }
};

describe('popFetch and claims challenges', () => {
  let asked: { readonly claims: string | undefined; readonly options: object }[];

  beforeEach(() => {
    asked = [];
  });

  /** A `getSession` that notes what it is asked, and gives tokens with claims if told to. */
  const getSession =
    (satisfies: (options: { readonly silent?: boolean }) => boolean): GetSession =>
    (_, scopes, options) => {
      const parsed = parseScopes(scopes);
      asked.push({ claims: parsed.claims, options });
      const isGiven = parsed.claims === undefined || satisfies(options);
      return Promise.resolve(isGiven ? { accessToken: tokenOf(scopes), account } : undefined);
    };

  /** Sends a request to a server that wants claims. */
  async function send(
    satisfies: (options: { readonly silent?: boolean }) => boolean,
    sessionOptions: SessionOptions = { createIfNone: true },
    init: RequestInit = {},
    wanted: Answer = wantsClaims,
    scopes: readonly string[] = ['https://api.contoso.test/.default'],
  ) {
    await using server = await RecordingServer.start(wanted);
    const popFetch = createPopFetch({ getSession: getSession(satisfies), scopes, sessionOptions });
    const response = await popFetch(server.origin, init);
    const text = await response.text();
    return { status: response.status, text, received: server.received };
  }

  it('answers one silently, for the same account, with the body sent again', async () => {
    const { status, received } = await send(() => true, undefined, { method: 'POST', body: 'b' });
    assert.equal(status, 200);
    assert.deepEqual(
      received.map(({ body }) => body),
      ['b', 'b'],
    );
    assert.deepEqual(asked, [
      { claims: undefined, options: { silent: true } },
      {
        claims: '{"access_token":{"acrs":{"value":"c1"}}}',
        options: { silent: true, account },
      },
    ]);
    const nonces = new Set(received.map((request) => signedFor(request)?.nonce));
    assert.equal(nonces.size, 2);
  });

  it('asks if it has to and may', async () => {
    const { status } = await send(({ silent }) => silent !== true);
    assert.equal(status, 200);
    assert.deepEqual(
      asked.slice(1).map(({ options }) => options),
      [
        { silent: true, account },
        { createIfNone: true, account },
      ],
    );
  });

  it('returns the challenge as it is if it may not ask', async () => {
    const { status, text, received } = await send(() => false, { silent: true });
    assert.deepEqual([status, text, received.length], [401, 'more, please', 1]);
  });

  it('returns the challenge as it is if it may not ask and asking fails', async () => {
    const offline = () => {
      throw new BrokerError({ kind: 'offline' });
    };
    const { status, text } = await send(offline, { silent: true });
    assert.deepEqual([status, text], [401, 'more, please']);
    await assert.rejects(send(offline), { name: 'BrokerError.offline' });
  });

  it('fails if a step-up is cancelled', async () => {
    const cancelled = () => {
      throw new CancellationError();
    };
    await assert.rejects(send(cancelled, { silent: true }), CancellationError);
    const controller = new AbortController();
    const aborted = send(
      () => {
        controller.abort(new Error('aborted'));
        return false;
      },
      { silent: true },
      { signal: controller.signal },
    );
    await assert.rejects(aborted, /aborted/);
  });

  it('has the claims of the server instead of those of the caller', async () => {
    const own = claimsScope({ id_token: {} });
    const { status } = await send(() => true, undefined, {}, wantsClaims, [own]);
    assert.equal(status, 200);
    assert.deepEqual(
      asked.map((call) => call.claims),
      ['{"id_token":{}}', theirs],
    );
  });

  it('returns the challenge as it is if the body was a stream', async () => {
    const body = new Blob(['streamed']).stream();
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const { status, text } = await send(() => true, undefined, init);
    assert.deepEqual([status, text, asked.length], [401, 'more, please', 1]);
  });

  it('answers no second one', async () => {
    const { status, received } = await send(
      () => true,
      undefined,
      {},
      (_, response) => {
        response.writeHead(401, { 'WWW-Authenticate': challenge });
      },
    );
    assert.deepEqual([status, received.length, asked.length], [401, 2, 2]);
  });

  it('answers one for a nonce beside it', async () => {
    const { status, received } = await send(
      () => true,
      undefined,
      {},
      (request, response) => {
        const hasNonce = signedFor(request)?.nonce === 'theirs';
        if (!hasNonce || signedFor(request)?.claims !== theirs) {
          response.writeHead(401, { 'WWW-Authenticate': `PoP nonce="theirs", ${challenge}` });
        }
      },
    );
    assert.equal(status, 200);
    assert.deepEqual(
      received.slice(1).map((request) => signedFor(request)?.nonce),
      ['theirs', 'theirs'],
    );
  });

  it('leaves a refusal without claims that can be read, and a 403, as they are', async () => {
    for (const [code, header] of [
      [401, 'Bearer error="invalid_token"'],
      [401, 'Bearer claims="!"'],
      [401, `Bearer claims="${btoa('no claims')}"`],
      [401, `Bearer claims="${btoa('{"access_token":1}')}"`],
      [403, challenge],
    ] as const) {
      const { status, received } = await send(
        () => true,
        undefined,
        {},
        (_, response) => {
          response.writeHead(code, { 'WWW-Authenticate': header });
        },
      );
      assert.deepEqual([status, received.length], [code, 1]);
    }
  });

  describe('that were met', () => {
    const requested = () => asked.map((call) => [call.claims !== undefined, call.options]);
    const silent = { silent: true };
    const plainly = [false, silent];
    const forTheAccount = [true, { silent: true, account }];
    const remembered = [true, silent];

    const sender = (satisfies: Parameters<typeof getSession>[0]) =>
      createPopFetch({
        getSession: getSession(satisfies),
        scopes: ['https://api.contoso.test/.default'],
      });

    it('go with the next request for the same, whose token needs no challenge', async () => {
      await using server = await RecordingServer.start(wantsClaims);
      const popFetch = sender(() => true);
      await popFetch(`${server.origin}/items?page=1`);
      const { status } = await popFetch(`${server.origin}/items?page=2`);
      assert.equal(status, 200);
      assert.deepEqual(requested(), [plainly, forTheAccount, remembered]);
      assert.equal(server.received.length, 3);
    });

    it('go with no request for anything else, which may do without', async () => {
      await using server = await RecordingServer.start(wantsClaims);
      await using other = await RecordingServer.start();
      const popFetch = sender(() => true);
      await popFetch(`${server.origin}/items`);
      asked = [];
      await popFetch(`${other.origin}/items`);
      await popFetch(`${server.origin}/others`);
      await popFetch(`${server.origin}/items`, { method: 'POST' });
      assert.deepEqual(
        requested().filter(([withClaims]) => withClaims !== true),
        [plainly, plainly, plainly],
      );
    });

    it('are forgotten if they can be met no more without asking', async () => {
      await using server = await RecordingServer.start((request, response) =>
        server.received.length < 3 ? wantsClaims(request, response) : undefined,
      );
      let isMet = true;
      const popFetch = sender(() => {
        if (!isMet) {
          throw new BrokerError({ kind: 'offline' });
        }
        return true;
      });
      await popFetch(server.origin);
      isMet = false;
      asked = [];
      assert.equal((await popFetch(server.origin)).status, 200);
      assert.equal((await popFetch(server.origin)).status, 200);
      assert.deepEqual(requested(), [remembered, plainly, plainly]);
    });

    it('are forgotten if VS Code would act for another account', async () => {
      await using server = await RecordingServer.start((request, response) =>
        server.received.length < 3 ? wantsClaims(request, response) : undefined,
      );
      let chosen = account;
      const accounts: unknown[] = [];
      const popFetch = createPopFetch({
        getSession: async (_, scopes, options) => {
          accounts.push(options.account);
          return Promise.resolve({ accessToken: tokenOf(scopes), account: chosen });
        },
        scopes: ['https://api.contoso.test/.default'],
      });
      await popFetch(server.origin);
      chosen = { id: 'o2.t1', label: 'megan@contoso.test' };
      assert.equal((await popFetch(server.origin)).status, 200);
      assert.deepEqual(accounts, [undefined, account, undefined, undefined]);
      assert.equal(signedFor(server.received.at(-1))?.claims, undefined);
    });

    it('are not remembered if the server wants more all the same', async () => {
      await using server = await RecordingServer.start((_, response) => {
        response.writeHead(401, { 'WWW-Authenticate': challenge });
      });
      const popFetch = sender(() => true);
      await popFetch(server.origin);
      await popFetch(server.origin);
      assert.deepEqual(requested(), [plainly, forTheAccount, plainly, forTheAccount]);
    });

    it('go with the next request after a stream, which could not be sent again', async () => {
      await using server = await RecordingServer.start(wantsClaims);
      const popFetch = sender(() => true);
      const init = () => {
        const body = new Blob(['streamed']).stream();
        return { method: 'POST', body, duplex: 'half' } as RequestInit;
      };
      assert.equal((await popFetch(server.origin, init())).status, 401);
      assert.equal((await popFetch(server.origin, init())).status, 200);
    });
  });

  it('fails if the user gives up', async () => {
    const canceled = send(({ silent }) => {
      if (silent !== true) {
        throw new Error('Canceled');
      }
      return false;
    });
    await assert.rejects(canceled, /Canceled/);
  });
});
