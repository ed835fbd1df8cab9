/** Whether two URLs have the same origin; not if one is missing or can't be read. */
export function sameOrigin(uri: string | undefined, other: string | undefined): boolean {
  const origin = originOf(uri);
  return origin !== undefined && origin === originOf(other);
}

function originOf(uri: string | undefined): string | undefined {
  return uri !== undefined && URL.canParse(uri) ? new URL(uri).origin : undefined;
}
