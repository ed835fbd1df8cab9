import * as l10n from '@vscode/l10n';
import { popNonceChallenge } from '../../proof/challenge.ts';
import { HttpError, sendHttp } from './sendHttp.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Asks a server for the nonce of its PoP challenge, by one request without credentials. A
 * method that changes something is replaced by GET: the server might not ask who it is.
 * @throws {HttpError} if no answer comes.
 * @throws {unknown} the signal's reason, if it is aborted.
 */
export async function nonceFromServer(
  method: string,
  uri: string,
  signal: AbortSignal,
): Promise<string> {
  const request = {
    method: safeMethods.has(method) ? method : 'GET',
    uri,
    headers: [],
    body: '',
  };
  const { status, headers } = await sendHttp(request, signal);
  const nonce = popNonceChallenge(headers);
  if (nonce === undefined) {
    throw new HttpError(
      l10n.t(
        'The server answered with the status {0} and without a PoP challenge that has a nonce. It may want none: try a random one.',
        status,
      ),
    );
  }
  return nonce;
}
