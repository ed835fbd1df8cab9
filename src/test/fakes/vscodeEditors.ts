/** The parts of VS Code's API that are about documents, in memory. */

export class Uri {
  readonly scheme: string;
  readonly path: string;

  private constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static from({ scheme, path = '' }: { readonly scheme: string; readonly path?: string }): Uri {
    return new Uri(scheme, path);
  }

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static parse(text: string): Uri {
    const [scheme = '', path = ''] = text.split('://');
    return new Uri(scheme, path);
  }

  static joinPath({ scheme, path }: Uri, ...parts: readonly string[]): Uri {
    const joined = new URL([path, ...parts].join('/').replace(/^\/\/+/, '/'), 'file:///').pathname;
    return new Uri(scheme, joined.length > 1 ? joined.replace(/\/$/, '') : joined);
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }

  translate(lines: number, characters: number): Position {
    return new Position(this.line + lines, this.character + characters);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position, end: Position);
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number);
  constructor(...[start, end, endLine, endCharacter]: readonly (Position | number | undefined)[]) {
    this.start = start instanceof Position ? start : new Position(Number(start), Number(end));
    this.end = end instanceof Position ? end : new Position(Number(endLine), Number(endCharacter));
  }
}

export class CodeLens {
  readonly range: Range;
  readonly command: unknown;

  constructor(range: Range, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

export class Hover {
  readonly contents: unknown;

  constructor(contents: unknown) {
    this.contents = contents;
  }
}

export class CompletionItem {
  readonly label: string;
  insertText: string | undefined;
  range: Range | undefined;

  constructor(label: string) {
    this.label = label;
  }
}

export const CompletionItemKind = { Value: 11, Keyword: 13 } as const;

/** A document with a text that can be changed. */
export class FakeDocument {
  readonly uri: Uri;
  languageId: string;
  version = 1;
  reads = 0;
  private text: string;

  constructor(text: string, uri: Uri = Uri.file('/folder/a.http'), languageId = 'plaintext') {
    this.text = text;
    this.uri = uri;
    this.languageId = languageId;
  }

  getText(range?: Range): string {
    this.reads++;
    return range ? this.lineAt(range.start.line).text : this.text;
  }

  lineAt(line: number): { readonly text: string; readonly range: Range } {
    const text = this.text.split('\n')[line] ?? '';
    return { text, range: new Range(line, 0, line, text.length) };
  }

  change(text: string): void {
    this.text = text;
    this.version++;
  }
}
