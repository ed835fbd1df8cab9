import assert from 'node:assert/strict';
import { parseScopes } from '../provider/scopes.ts';
import { signedFor, tokenOf } from '../test/builders/apiSessions.ts';
import { RecordingServer } from '../test/fakes/recordingServer.ts';
import type { Answer } from '../test/fakes/recordingServer.ts';
import { createPopFetch } from './index.ts';
import type { GetSession, SessionOptions } from './index.ts';

const account = { id: 'o1.t1', label: 'alex@contoso.test' };
const claims = Buffer.from('{"access_token":{"acrs":{"value":"c1"}}}').toString('base64');
const challenge = `Bearer error="insufficient_claims", claims="${claims}"`;

/** Wants claims of every token that has none; a token that has them says so in its nonce. */
const wantsClaims: Answer = ({ headers }, response) => {
  if (headers['x-claims'] !== 'satisfied') {
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

  /** Sends a request to a server that wants claims until a token was asked for with them. */
  async function send(
    satisfies: (options: { readonly silent?: boolean }) => boolean,
    sessionOptions: SessionOptions = { createIfNone: true },
    init: RequestInit = {},
    wanted: Answer = wantsClaims,
  ) {
    await using server = await RecordingServer.start((request, response) => {
      const isStepped = asked.some((call) => call.claims !== undefined);
      const headers = isStepped ? { ...request.headers, 'x-claims': 'satisfied' } : request.headers;
      return wanted({ ...request, headers }, response);
    });
    const scopes = ['https://api.contoso.test/.default'];
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
        if (!hasNonce || request.headers['x-claims'] !== 'satisfied') {
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
