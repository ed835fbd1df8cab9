import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startResourceServer } from './resourceServer.ts';
import type { ResourceServer } from './resourceServer.ts';
import { createTokenMaker } from '../builders/popTokens.ts';
import type { Changes, TokenMaker } from '../builders/popTokens.ts';

describe("the demo's API", () => {
  let maker: TokenMaker;
  let issuer: Server;
  let api: ResourceServer;

  before(async () => {
    maker = await createTokenMaker();
    issuer = createServer((_, response) => {
      response.end(JSON.stringify({ keys: [{ ...maker.publicJwk, alg: 'RS256' }] }));
    });
    issuer.listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    api = await startResourceServer(
      `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`,
    );
  });

  after(async () => {
    await api.stop();
    issuer.close();
    issuer.closeAllConnections();
  });

  /** A token for GET of a path of the API, unless changed. */
  async function token(path: string, changes: Changes = {}): Promise<string> {
    const claims = {
      u: new URL(api.origin).host,
      p: path,
      nonce: randomUUID(),
      ...changes.claims,
    };
    return maker.sign({ ...changes, claims });
  }

  async function send(path: string, pop?: string, method = 'GET') {
    const response = await fetch(`${api.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: pop === undefined ? {} : { authorization: `PoP ${pop}` },
    });
    const { headers, status } = response;
    const body = (await response.json()) as { error?: string };
    return {
      status,
      error: body.error ?? '',
      body,
      nonce: /^PoP nonce="(.+)"$/.exec(headers.get('www-authenticate') ?? '')?.[1],
      nextNonce: /^nextnonce="(.+)"$/.exec(headers.get('authentication-info') ?? '')?.[1],
    };
  }

  it('shows what it verified', async () => {
    const { status, body } = await send('/items', await token('/items'));
    assert.equal(status, 200);
    assert.partialDeepStrictEqual(body, { request: { m: 'GET', p: '/items' } });
  });

  it('accepts a token once', async () => {
    const pop = await token('/items');
    assert.equal((await send('/items', pop)).status, 200);
    const again = await send('/items', pop);
    assert.equal(again.status, 401);
    assert.match(again.error, /used before/);
  });

  it('fails on a path although the token is good', async () => {
    const { status, error } = await send('/broken', await token('/broken'));
    assert.equal(status, 500);
    assert.match(error, /database/);
  });

  it('refuses a request without a token', async () => {
    const { status, error } = await send('/items');
    assert.equal(status, 401);
    assert.match(error, /PoP token/);
  });

  it('refuses a token for another method', async () => {
    const { error } = await send('/items', await token('/items'), 'POST');
    assert.match(error, /signed for "GET", and this request is a POST/);
  });

  const seconds = Math.floor(Date.now() / 1000);
  const refused: Record<string, [Changes, RegExp]> = {
    'for another host': [{ claims: { u: 'api.contoso.test' } }, /host/],
    'for another path': [{ claims: { p: '/other' } }, /path/],
    'that is too old': [{ claims: { ts: seconds - 400 } }, /seconds old/],
    'from the future': [{ claims: { ts: seconds + 400 } }, /future/],
    'without a time': [{ claims: { ts: undefined } }, /no time/],
    'without a key': [{ claims: { cnf: undefined } }, /no key/],
    'of another type': [{ header: { typ: 'JWT' } }, /type/],
    'with an expired access token': [{ accessTokenClaims: { exp: seconds - 10 } }, /expired/],
    'whose access token is bound to another key': [
      { accessTokenClaims: { cnf: { kid: 'another' } } },
      /bound to another key/,
    ],
  };
  for (const [what, [changes, message]] of Object.entries(refused)) {
    it(`refuses a token ${what}`, async () => {
      const { status, error } = await send('/items', await token('/items', changes));
      assert.equal(status, 401);
      assert.match(error, message);
    });
  }

  it('refuses a token that another key signed', async () => {
    const { privateKey } = await createTokenMaker();
    const { error } = await send('/items', await token('/items', { signer: privateKey }));
    assert.match(error, /signature of the PoP token/);
  });

  it('refuses an access token of another issuer', async () => {
    const stranger = await createTokenMaker();
    const claims = { u: new URL(api.origin).host, p: '/items' };
    const { error } = await send('/items', await stranger.sign({ claims }));
    assert.match(error, /signature of the access token/);
  });

  it('hands out a nonce, accepts it once, and hands out the next', async () => {
    const path = '/nonce/items';
    const { nonce } = await send(path, await token(path));
    const accepted = await send(path, await token(path, { claims: { nonce } }));
    assert.equal(accepted.status, 200);
    const again = await send(path, await token(path, { claims: { nonce, q: 'another token' } }));
    assert.match(again.error, /nonce/);
    const { nextNonce } = accepted;
    const next = await send(path, await token(path, { claims: { nonce: nextNonce } }));
    assert.equal(next.status, 200);
  });

  for (const [path, message] of [
    ['/nonce/wrong', /not one of this server/],
    ['/nonce/expired', /expired/],
  ] as const) {
    it(`refuses the nonce that it hands out at ${path}`, async () => {
      const { nonce } = await send(path);
      const { error } = await send(path, await token(path, { claims: { nonce } }));
      assert.match(error, message);
    });
  }

  it('refuses the good nonce of another path if its own are bad', async () => {
    const { nonce } = await send('/nonce/items');
    for (const path of ['/nonce/wrong', '/nonce/expired']) {
      const { status } = await send(path, await token(path, { claims: { nonce } }));
      assert.equal(status, 401);
    }
  });
});
