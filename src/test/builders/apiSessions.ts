import type { GetSession } from '../../api/index.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { parseScopes } from '../../provider/scopes.ts';
import type { ReceivedRequest } from '../fakes/recordingServer.ts';

/** A provider whose tokens say what they were asked for, so that a server can tell. */
export const getSession: GetSession = (_provider, scopes) =>
  Promise.resolve({ accessToken: tokenOf(scopes) });

export function tokenOf(scopes: readonly string[]): string {
  const { pop, claims } = parseScopes(scopes);
  return Buffer.from(JSON.stringify({ ...pop, claims })).toString('base64url');
}

/** What the token that a server received was asked for with; undefined if it got none. */
export function signedFor(
  request: ReceivedRequest | undefined,
): (PopRequest & { readonly claims?: string }) | undefined {
  const [scheme, token] = request?.headers.authorization?.split(' ') ?? [];
  return scheme === 'PoP' && token !== undefined
    ? (JSON.parse(Buffer.from(token, 'base64url').toString()) as PopRequest & { claims?: string })
    : undefined;
}
