import { METHODS } from 'node:http';

/** The first line of a request, as people write it. */
export interface RequestLine {
  readonly method: string;
  readonly uri: string;
}

/** A request as it stands in a text, such as a `.http` file. */
export interface RequestText extends RequestLine {
  /** Where the request line is, counted from zero. */
  readonly line: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const longestLine = 10_000;
const separator = '###';
const comment = /^(?:#|\/\/)/;
const header = /^([!#$%&'*+.^_`|~\w-]+):(.*)$/;
const template = '{{';

/** What stands from one separator to the next. */
interface Section {
  /** Where it begins, counted from zero. */
  readonly start: number;
  /** With their line ends. */
  readonly lines: readonly string[];
}

/**
 * Reads `GET https://api.example.com/items`, with or without a version after it, or a URL
 * alone, which means GET. Templates such as `{{host}}` are not filled in, so a line that has
 * one is no request line.
 */
export function parseRequestLine(text: string): RequestLine | undefined {
  const words = text.length > longestLine ? [] : text.trim().split(/[ \t]+/);
  if (/^HTTP\/\d/.test(words.at(-1) ?? '')) {
    words.pop();
  }
  const [method = '', uri = ''] = words.length === 1 ? ['GET', ...words] : words;
  const isRequest =
    words.length <= 2 &&
    METHODS.includes(method) &&
    /^https?:\/\//i.test(uri) &&
    URL.canParse(uri) &&
    !uri.includes(template);
  return isRequest ? { method, uri } : undefined;
}

/**
 * Reads the requests of a text: each begins with its request line after `###` or at the
 * start of the text, then come headers, an empty line, and the body. Requests that would not
 * be sent as they are written are left out: those with a template, and those with a line
 * among the headers that is none.
 */
export function parseRequests(text: string): readonly RequestText[] {
  return sectionsOf(text).flatMap((section) => parseRequest(section) ?? []);
}

/**
 * The request between whose separators a line stands, counted from zero; a separator belongs
 * to the request after it, whose title it may hold.
 */
export function requestAt(text: string, line: number): RequestText | undefined {
  const section = sectionsOf(text).findLast(({ start }) => start <= line);
  return section && parseRequest(section);
}

function sectionsOf(text: string): readonly Section[] {
  const lines = text.split(/(?<=\n)/);
  const separators = lines.flatMap((line, index) => (line.startsWith(separator) ? [index] : []));
  return [0, ...separators].map((start, index) => ({
    start,
    lines: lines.slice(start, separators[index]),
  }));
}

function parseRequest({ start, lines }: Section): RequestText | undefined {
  const first = lines.findIndex((line) => line.trim() !== '' && !comment.test(line));
  const requestLine = parseRequestLine(lines[first] ?? '');
  if (!requestLine) {
    return undefined;
  }
  const rest = lines.slice(first + 1);
  const blank = rest.findIndex((line) => line.trim() === '');
  const head = rest.slice(0, blank < 0 ? undefined : blank).filter((line) => !comment.test(line));
  const headers = head.map(parseHeader).filter((pair) => pair !== undefined);
  const body = blank < 0 ? '' : withoutBlankEnd(rest.slice(blank + 1));
  const isAsWritten =
    headers.length === head.length && ![...head, body].some((part) => part.includes(template));
  return isAsWritten ? { ...requestLine, line: start + first, headers, body } : undefined;
}

function parseHeader(line: string): readonly [name: string, value: string] | undefined {
  const [, name, value] = header.exec(line.trimEnd()) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value.trim()];
}

/** The line ends inside of a body stay as they are: some formats, such as multipart, need them. */
function withoutBlankEnd(lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines
    .slice(0, last + 1)
    .join('')
    .replace(/\r?\n$/, '');
}
