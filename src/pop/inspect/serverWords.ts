import { parseChallenges } from '../../proof/challenge.ts';
import { cut } from '../../text/cut.ts';
import { maskTokens } from '../view/tokenText.ts';

/** What a server says with an answer. */
export interface AnswerWithWords {
  readonly headers: Headers;
  /** Its text is undefined if it is none. */
  readonly body: { readonly text: string | undefined };
}

/** In characters; an explanation that is longer is read in the answer itself. */
const longestWords = 500;

/** In characters; a longer body is no message on an error. */
const longestBody = 2 ** 16;

/** The members in which servers explain an error, the most telling first. */
const explanations = ['error_description', 'detail', 'message', 'error', 'title'];

/**
 * The words in which a server explains its answer: those of its challenge (RFC 6750, section 3), or
 * of a body of JSON (such as RFC 9457). Whatever it says is only to be quoted; no token is in it.
 * @param token the PoP token that was sent.
 * @returns undefined if there are none.
 */
export function serverWords({ headers, body }: AnswerWithWords, token: string): string | undefined {
  const words = wordsOfChallenge(headers) ?? wordsOfBody(body.text ?? '');
  // Masked before it is cut: what is left of a token would not be known for one.
  return words === undefined ? undefined : cut(maskTokens(words, [token]), longestWords);
}

function wordsOfChallenge(headers: Headers): string | undefined {
  return parseChallenges(headers.get('www-authenticate') ?? '')
    .map(({ parameters }) => parameters.get('error_description'))
    .find(hasWords);
}

function wordsOfBody(text: string): string | undefined {
  if (text.length > longestBody) {
    return undefined;
  }
  try {
    const content = membersOf(JSON.parse(text));
    // Many of Microsoft's APIs have an object in `error`.
    const nested = membersOf(content.error);
    return explanations.flatMap((name) => [content[name], nested[name]]).find(hasWords);
  } catch {
    return undefined;
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function hasWords(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
