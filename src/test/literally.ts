/** Matches this text as it is: `assert.match` with it shows what was there instead, unlike `includes`. */
export function literally(text: string): RegExp {
  return new RegExp(escaped(text));
}

/** The source of a regular expression that matches this text as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
