import { decodeToken } from '../../proof/popToken.ts';
import { atOnce, inSlices } from '../workInParts.ts';
import type { WorkInParts } from '../workInParts.ts';

/**
 * A JSON Web Token in its compact form; encrypted ones have five parts. The header is a JSON
 * object, so a token begins with the base64url of a brace and what can stand after it: a
 * quote, a space or the end of a line. What surrounds the token may end in characters of
 * base64url as well, such as the `%20` of a URL. The lookahead keeps the time linear.
 */
const tokenShape =
  /(?<![\w-])(?=[\w-]+\.[\w-]*\.)(?<before>[\w-]*?)(?<token>e(?:y[ABIJ]|w[klop01])[\w-]{5,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?)/;
const tokenShapes = new RegExp(tokenShape, 'g');

/** The first token in a text, such as a header, a curl command or only a token. */
export function findToken(text: string): string | undefined {
  return tokenShape.exec(text)?.groups?.token;
}

/** In characters. What is shorter is no access token, and would be found in ordinary words. */
const shortestAccessToken = 16;

/** Between two chances for others to run: far below a millisecond's worth. */
const matchesAtATime = 100;

/** In characters; a part ends only outside of words, since a token is a part of one. */
const leastPart = 2 ** 15;

/**
 * The text with the tokens in it cut down to what shows which they are.
 * @param known PoP tokens that are masked with their access tokens whatever they look like.
 */
export function maskTokens(text: string, known: readonly string[] = []): string {
  return atOnce(masking(text, known));
}

/**
 * Does the same, and lets others run in between: a server's answer may be a megabyte of tokens.
 * @throws {unknown} the signal's reason, if it is aborted.
 */
export async function maskTokensInSlices(
  text: string,
  known: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  return inSlices(masking(text, known), signal);
}

function* masking(text: string, known: readonly string[]): WorkInParts<string> {
  const tokens = known.flatMap((token) => [token, ...accessTokenOf(token)]);
  let masked = text;
  for (const token of tokens) {
    masked = masked.replaceAll(token, maskToken(token));
    yield undefined;
  }
  masked = yield* maskingShapes(masked);
  for (const token of tokens) {
    masked = yield* maskingBeginnings(masked, token);
  }
  return masked;
}

/** Masks whatever has the form of a token. */
function* maskingShapes(text: string): WorkInParts<string> {
  const outside = /[^\w.-]/g;
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    outside.lastIndex = start + leastPart;
    const end = outside.exec(text)?.index ?? text.length;
    const part = text.slice(start, end);
    let last = 0;
    let count = 0;
    for (const { index, 0: whole, groups } of part.matchAll(tokenShapes)) {
      const { before = '', token = '' } = groups ?? {};
      parts.push(part.slice(last, index), before, maskToken(token));
      last = index + whole.length;
      if (++count % matchesAtATime === 0) {
        yield undefined;
      }
    }
    parts.push(part.slice(last));
    start = end;
    yield undefined;
  }
  return parts.join('');
}

/** Masks what is left of a token that was cut off, which need not have the form of one. */
function* maskingBeginnings(text: string, token: string): WorkInParts<string> {
  const beginning = token.slice(0, shortestAccessToken);
  if (beginning.length < shortestAccessToken) {
    return text;
  }
  const parts: string[] = [];
  let last = 0;
  let count = 0;
  for (let index = text.indexOf(beginning); index >= 0; index = text.indexOf(beginning, last)) {
    const length = commonLength(text.slice(index, index + token.length), token);
    parts.push(text.slice(last, index), maskToken(token.slice(0, length)));
    last = index + length;
    if (++count % matchesAtATime === 0) {
      yield undefined;
    }
  }
  return [...parts, text.slice(last)].join('');
}

/** How many characters two texts have in common at their beginning. */
function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) {
    length++;
  }
  return length;
}

/** An access token need be no JSON Web Token: it is opaque to all but the server. */
function accessTokenOf(token: string): readonly string[] {
  const at = decodeToken(token)?.claims.at;
  return typeof at === 'string' && at.length >= shortestAccessToken ? [at] : [];
}

/** As much of a token as shows which it is; nothing of a text that is too short to be one. */
export function maskToken(token: string): string {
  const start = token.length >= shortestAccessToken ? token.slice(0, 6) : '';
  return `${start}…[${token.length}]`;
}
