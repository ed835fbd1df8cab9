/** A name in uppercase before a colon; `HTTPS://…` is none. */
const tagShape = /^[A-Z][A-Z0-9_]*:(?!\/\/)/;

/** Whether a scope has the form of a tag, which has a meaning of its own: `VSCODE_TENANT:a.com`. */
export function hasTagShape(scope: string): boolean {
  return tagShape.test(scope);
}
