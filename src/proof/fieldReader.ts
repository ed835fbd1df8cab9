const token = "[!#$%&'*+.^_`|~\\w-]+";
const quotedString = '"(?:[^"\\\\]|\\\\.)*"';

const separator = /[ \t,]*/y;
/** An unquoted value may be anything but a token: servers send URLs and padded base64. */
const parameter = new RegExp(
  `(${token})[ \\t]*=[ \\t]*(${quotedString}|[^",\\s]+|(?=[,\\s]|$))`,
  'y',
);
const scheme = new RegExp(`(${token})(?= |,|$)`, 'y');
const schemeWithParameter = new RegExp(`(${token})(?= +${token}[ \\t]*=)`, 'y');
const token68 = / +([\w.~+/-]+=*)(?=[ \t]*(?:,|$))/y;
const element = new RegExp(`(?:${quotedString}|[^",])*`, 'y');

/** A name in lowercase with its value, quotes taken off. */
export type Parameter = readonly [name: string, value: string];

/** Reads a header field of authentication part by part (RFC 9110, sections 5.6 and 11). */
export class FieldReader {
  private readonly field: string;
  private position = 0;
  /** Whether the part begins an element of the list. */
  isAfterComma = false;

  constructor(field: string) {
    this.field = field;
  }

  /** Goes on to the next part; false at the end. */
  next(): boolean {
    const isStart = this.position === 0;
    const [between = ''] = this.read(separator) ?? [];
    this.isAfterComma = isStart || between.includes(',');
    return this.position < this.field.length;
  }

  /** A parameter, if one comes next. */
  parameter(): Parameter | undefined {
    const [, name, value] = this.read(parameter) ?? [];
    return name === undefined ? undefined : [name.toLowerCase(), unquoted(value ?? '')];
  }

  /** The name of a scheme in lowercase, if one comes next. Only a comma tells it from a word. */
  scheme(): string | undefined {
    return this.read(this.isAfterComma ? scheme : schemeWithParameter)?.[1]?.toLowerCase();
  }

  /** Credentials that are no list of parameters (RFC 9110, section 11.2), if they come next. */
  token68(): string | undefined {
    return this.read(token68)?.[1];
  }

  /** Passes over what can't be read: up to a comma, or to the end if a quote never ends. */
  skip(): void {
    this.read(element);
    if (this.field[this.position] === '"') {
      this.position = this.field.length;
    }
  }

  private read(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.field);
    if (!match) {
      return undefined;
    }
    this.position = pattern.lastIndex;
    return match;
  }
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}
