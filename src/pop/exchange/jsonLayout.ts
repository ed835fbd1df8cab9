/** The token that may come next; the first one in brackets may also be the closing bracket. */
type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'commaOrEnd';

const closingBrackets: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Puts the tokens of a JSON text (RFC 8259) on lines, one after another, and checks their order. */
export class JsonLayout {
  /** The brackets to close, the innermost last. */
  private readonly open: string[] = [];
  private expected: Expected = 'value';

  /** Whether the tokens so far are one whole value. */
  get isWhole(): boolean {
    return this.expected === 'commaOrEnd' && this.open.length === 0;
  }

  /**
   * Takes the next token.
   * @returns the token with the space around it; undefined if it can't come here.
   */
  next(token: string): string | undefined {
    switch (token) {
      case '{':
      case '[':
        return this.opening(token);
      case '}':
      case ']':
        return this.closing(token);
      case ',':
        return this.comma();
      case ':':
        return this.expected === 'colon' ? this.then('value', ': ') : undefined;
      default:
        return this.scalar(token);
    }
  }

  private opening(bracket: string): string | undefined {
    const start = this.startOfValue();
    if (start === undefined) {
      return undefined;
    }
    this.open.push(closingBrackets[bracket] ?? '');
    return this.then(bracket === '{' ? 'firstKey' : 'firstValue', start + bracket);
  }

  private closing(bracket: string): string | undefined {
    const isFirst = this.expected === 'firstKey' || this.expected === 'firstValue';
    if (this.open.at(-1) !== bracket || (this.expected !== 'commaOrEnd' && !isFirst)) {
      return undefined;
    }
    this.open.pop();
    return this.then('commaOrEnd', (isFirst ? '' : this.newLine()) + bracket);
  }

  private comma(): string | undefined {
    const around = this.open.at(-1);
    return this.expected === 'commaOrEnd' && around !== undefined
      ? this.then(around === '}' ? 'key' : 'value', `,${this.newLine()}`)
      : undefined;
  }

  private scalar(token: string): string | undefined {
    if (this.expected === 'key' || this.expected === 'firstKey') {
      const start = this.expected === 'firstKey' ? this.newLine() : '';
      return token.startsWith('"') ? this.then('colon', start + token) : undefined;
    }
    const start = this.startOfValue();
    return start === undefined ? undefined : this.then('commaOrEnd', start + token);
  }

  private startOfValue(): string | undefined {
    switch (this.expected) {
      case 'value':
        return '';
      case 'firstValue':
        return this.newLine();
      default:
        return undefined;
    }
  }

  private newLine(): string {
    return `\n${'  '.repeat(this.open.length)}`;
  }

  private then(expected: Expected, text: string): string {
    this.expected = expected;
    return text;
  }
}
