import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createRemoteJWKSet } from 'jose';
import { indexPage } from './indexPage.ts';
import { Nonces } from './nonces.ts';
import { UsedTokens } from './usedTokens.ts';
import { Refusal, verifyPopToken } from './verifyPopToken.ts';
import type { VerifiedToken } from './verifyPopToken.ts';

/** An API on this machine that lets in nobody without a PoP token for the very request. */
export interface ResourceServer {
  /** `http://127.0.0.1:<port>`; the page there lists what it offers. */
  readonly origin: string;
  stop(): Promise<void>;
}

interface PathNonces {
  readonly accepted: Nonces;
  readonly issue: () => string;
}

const largeAnswerBytes = 20_000_000;
const slowAnswerMilliseconds = 60_000;
const picture = readFileSync(new URL('../../../media/icon.png', import.meta.url));

/**
 * Starts the API on two free ports of the loopback interface: the second one is the other
 * origin that redirects lead to.
 * @param keysUrl the JSON Web Key Set of whoever issues the access tokens.
 */
export async function startResourceServer(keysUrl: string): Promise<ResourceServer> {
  const issuerKeys = createRemoteJWKSet(new URL(keysUrl));
  const nonces = new Nonces();
  const expired = new Nonces();
  const used = new UsedTokens();

  const other = await listen((request, response) => {
    json(response, 200, { receivedAuthorization: request.headers.authorization !== undefined });
  });
  const main = await listen((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    switch (pathname) {
      case '/':
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(indexPage);
        return;
      case '/redirect/here':
        response.writeHead(307, { location: '/items' }).end();
        return;
      case '/redirect/elsewhere':
        response.writeHead(307, { location: `${other.origin}/items` }).end();
        return;
    }
    const challenge = challenges[pathname];
    try {
      const verified = await verify(request, pathname);
      if (challenge) {
        response.setHeader('authentication-info', `nextnonce="${challenge.issue()}"`);
      }
      await respond(pathname, verified, response);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      const nonce = challenge?.issue();
      response.setHeader('www-authenticate', nonce ? `PoP nonce="${nonce}"` : 'PoP');
      json(response, 401, { error: error.message });
    }
  }

  /** The paths that want a nonce: those they accept, and the one they hand out. */
  const challenges: Record<string, PathNonces> = {
    '/nonce/items': { accepted: nonces, issue: () => nonces.issue() },
    '/nonce/wrong': { accepted: new Nonces(), issue: () => new Nonces().issue() },
    '/nonce/expired': { accepted: expired, issue: () => expired.issueExpired() },
  };

  async function verify(request: IncomingMessage, path: string): Promise<VerifiedToken> {
    const [, scheme, token] = /^(\S+) +(\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (scheme?.toLowerCase() !== 'pop' || token === undefined) {
      throw new Refusal('Send a PoP token: "Authorization: PoP <token>".');
    }
    const received = { method: request.method ?? '', host: new URL(main.origin).host, path };
    const verified = await verifyPopToken(token, received, issuerKeys);
    used.accept(token, verified.goodUntil);
    challenges[path]?.accepted.use(verified.nonce);
    return verified;
  }

  return {
    origin: main.origin,
    stop: async () => {
      await Promise.all([main.stop(), other.stop()]);
    },
  };
}

async function respond(
  path: string,
  verified: VerifiedToken,
  response: ServerResponse,
): Promise<void> {
  switch (path) {
    case '/large':
      response.writeHead(200, { 'content-type': 'text/plain' }).end('x'.repeat(largeAnswerBytes));
      return;
    case '/broken':
      json(response, 500, { error: 'The database has no room left.', accepted: true });
      return;
    case '/picture':
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
      return;
    case '/slow':
      await delay(slowAnswerMilliseconds, undefined, { ref: false });
      break;
  }
  const { request, accessToken } = verified;
  json(response, 200, { accepted: true, request, accessToken });
}

async function listen(handler: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body, undefined, 2)}\n`);
}
