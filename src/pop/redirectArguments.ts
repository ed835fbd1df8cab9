import type { PopCommandArguments } from './commandArguments.ts';
import type { HttpAnswer, HttpRequest } from './sendHttp.ts';

/**
 * What to send to follow a redirect, with a token of its own; undefined where the answer is
 * none. What was meant for one origin isn't proposed for another.
 */
export function redirectArguments(
  request: HttpRequest,
  { status, headers }: HttpAnswer,
): PopCommandArguments | undefined {
  const location = headers.get('location') ?? '';
  if (status < 300 || status > 399 || location === '' || !URL.canParse(location, request.uri)) {
    return undefined;
  }
  const target = new URL(location, request.uri);
  const becomesGet = status === 303 && request.method !== 'HEAD';
  return {
    method: becomesGet ? 'GET' : request.method,
    uri: target.href,
    ...(target.origin === new URL(request.uri).origin && {
      headers: request.headers.filter(([name]) => name.toLowerCase() !== 'authorization'),
      ...(!becomesGet && { body: request.body }),
    }),
  };
}
