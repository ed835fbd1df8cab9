import { decodeToken } from '../broker/signedHttpRequest.ts';

/**
 * A JSON Web Token in its compact form; encrypted ones have five parts. The header is a JSON
 * object, so a token begins with the base64url of a brace and what can stand after it: a
 * quote, a space or the end of a line. What surrounds the token may end in characters of
 * base64url as well, such as the `%20` of a URL. The lookahead keeps the time linear.
 */
const tokenShape =
  /(?<![\w-])(?=[\w-]+\.[\w-]*\.)(?<before>[\w-]*?)(?<token>e(?:y[ABIJ]|w[klop01])[\w-]{5,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?)/;
const tokenShapes = new RegExp(tokenShape, 'g');

/** The first token in a text, such as a header, a curl command or a token alone. */
export function findToken(text: string): string | undefined {
  return tokenShape.exec(text)?.groups?.token;
}

/**
 * The text with the tokens in it cut down to what shows which they are.
 * @param known PoP tokens that are masked with their access tokens whatever they look like.
 */
export function maskTokens(text: string, known: readonly string[] = []): string {
  return known
    .flatMap((token) => [token, ...accessTokenOf(token)])
    .reduce((masked, token) => masked.replaceAll(token, mask(token)), text)
    .replace(tokenShapes, (_, before: string, token: string) => before + mask(token));
}

/** An access token need be no JSON Web Token: it is opaque to all but the server. */
function accessTokenOf(token: string): readonly string[] {
  const at = decodeToken(token)?.claims.at;
  return typeof at === 'string' && at !== '' ? [at] : [];
}

function mask(token: string): string {
  return `${token.slice(0, 6)}…[${token.length}]`;
}
