/**
 * A JSON Web Token in its compact form; encrypted ones have five parts. The header is a JSON
 * object, whose first byte makes every token begin with "ey".
 */
const tokenShape = /(?<![\w-])ey[\w-]{6,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?/;
const tokenShapes = new RegExp(tokenShape, 'g');

/** The first token in a text, such as a header, a curl command or a token alone. */
export function findToken(text: string): string | undefined {
  return tokenShape.exec(text)?.[0];
}

/** The text with the tokens in it cut down to what shows which they are. */
export function maskTokens(text: string): string {
  return text.replace(tokenShapes, (token) => `${token.slice(0, 6)}…[${token.length}]`);
}
