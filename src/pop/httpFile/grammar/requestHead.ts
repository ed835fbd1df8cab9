import type { Header, Problem } from './httpFile.ts';
import { withoutVersion } from './requestLine.ts';
import type { RequestLine } from './requestLine.ts';

const header = /^((?:\{\{[^{}]*\}\}|[!#$%&'*+.^_`|~\w-])+)[ \t]*:(.*)$/;

const templateAlone = /^\{\{[^{}]{1,500}\}\}$/;

/** No server takes as many. */
const mostHeaders = 500;
const longestTarget = 16_000;

/** Reads `Name: value`; undefined if the line is no header, but a URL, for example. */
export function parseHeader(trimmed: string): Header | undefined {
  const [, name, value] = header.exec(trimmed) ?? [];
  return name === undefined || value === undefined || value.startsWith('//')
    ? undefined
    : [name, value.trim()];
}

/** The beginning of JSON, XML or a GraphQL query, which no header has. */
const bodyStart = /^(?:\{(?!\{)|\[|<[a-z?!]|(?:query|mutation)(?:\s+\w+)?\s*[({])/i;

/** Whether a line below the request line begins a body that no empty line parts from the headers. */
export function beginsBody(trimmed: string): boolean {
  return bodyStart.test(trimmed);
}

/** The request line with the lines that continue it, and the headers. */
export class RequestHead {
  readonly requestLine: RequestLine;
  private readonly targets: string[];
  private readonly read: { readonly name: string; readonly values: string[] }[] = [];

  private length: number;

  constructor(requestLine: RequestLine) {
    this.requestLine = requestLine;
    this.targets = [requestLine.target];
    this.length = requestLine.target.length;
  }

  /** The URL or path as it was read so far, with its templates. */
  get target(): string {
    return this.targets.join('');
  }

  /** Those read so far, in their order, with templates and with the same name more than once. */
  get headers(): readonly Header[] {
    return this.read.map(({ name, values }) => [name, values.join(' ')]);
  }

  /**
   * Reads a line below the request line. The URL may go on there, with `?` or `&` or indented,
   * and so may the value of a header, indented.
   * @returns the problem with a line that is none of these.
   */
  add(line: string): Problem | undefined {
    const trimmed = line.trim();
    const isIndented = /^\s/.test(line);
    const found = parseHeader(trimmed);
    const last = this.read.at(-1);
    if (this.read.length >= mostHeaders || this.length > longestTarget) {
      return { cause: 'tooLong', text: trimmed };
    }
    if (/^[?&]/.test(trimmed) || (!last && isIndented && (!found || this.isTargetOpen()))) {
      this.targets.push(withoutVersion(trimmed));
      this.length += trimmed.length;
    } else if (found) {
      this.read.push({ name: found[0], values: [found[1]] });
    } else if (last && isIndented) {
      last.values.push(trimmed);
    } else if (templateAlone.test(trimmed)) {
      this.read.push({ name: '', values: [trimmed] });
    } else {
      return { cause: 'notAHeader', text: trimmed };
    }
    return undefined;
  }

  /** Whether the URL can't end as it does, so that an indented line belongs to it. */
  private isTargetOpen(): boolean {
    return /[?&=,/]$/.test(this.targets.at(-1) ?? '');
  }
}
