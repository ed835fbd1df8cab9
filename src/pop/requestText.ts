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
const header = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/;

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
    !uri.includes('{{');
  return isRequest ? { method, uri } : undefined;
}

/**
 * Reads the requests of a text: each begins with its request line after `###` or at the
 * start of the text, then come headers, an empty line, and the body.
 */
export function parseRequests(text: string): readonly RequestText[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (line.startsWith(separator) ? [index + 1] : []));
  return [0, ...starts].flatMap((start, index) => {
    const end = starts[index] === undefined ? lines.length : starts[index] - 1;
    const request = parseRequest(lines.slice(start, end), start);
    return request ? [request] : [];
  });
}

/** The request of a text whose lines include the given one, counted from zero. */
export function requestAt(text: string, line: number): RequestText | undefined {
  return parseRequests(text).findLast((request) => request.line <= line);
}

function parseRequest(lines: readonly string[], start: number): RequestText | undefined {
  const first = lines.findIndex((line) => line.trim() !== '' && !comment.test(line));
  const requestLine = parseRequestLine(lines[first] ?? '');
  if (!requestLine) {
    return undefined;
  }
  const rest = lines.slice(first + 1);
  const blank = rest.findIndex((line) => line.trim() === '');
  const head = blank < 0 ? rest : rest.slice(0, blank);
  return {
    ...requestLine,
    line: start + first,
    headers: head.flatMap((line) => {
      const [, name, value] = header.exec(line) ?? [];
      return name === undefined || value === undefined || comment.test(line)
        ? []
        : [[name, value] as const];
    }),
    body:
      blank < 0
        ? ''
        : rest
            .slice(blank + 1)
            .join('\n')
            .trim(),
  };
}
