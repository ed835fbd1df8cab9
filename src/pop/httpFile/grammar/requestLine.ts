import { METHODS } from 'node:http';
import type { Problem } from './httpFile.ts';

/** The first line of a request, as people write it. */
export interface RequestLine {
  /** In uppercase. */
  readonly method: string;
  /** The URL, or a part of one; templates are not filled in. */
  readonly target: string;
  readonly isGraphql: boolean;
  readonly problem?: Problem;
}

const protocols = new Set([
  ...['AMQP', 'GRPC', 'MQTT', 'RABBITMQ', 'RSOCKET', 'SSE', 'EVENTSOURCE', 'STOMP'],
  ...['WEBSOCKET', 'WS', 'WSS'],
]);

/** The methods that people write in any case; the others are words as well. */
const usualMethods = new Set([
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'],
]);

/** Longer than any server takes. */
const longestLine = 16_000;

const absolute = /^(?:https?:\/\/|\{\{)/i;
const target =
  /^(?:https?:\/\/|\{\{|\/(?![/*])|localhost(?:[:/]|$)|\[[\da-f:]+\]|[\w-]+(?:\.[\w-]+)+(?:[:/?]|$)|[\w-]+:\d)/i;

/**
 * Reads `GET https://api.example.com/items`, with or without a version after it, with the
 * method in any case, or a URL only, which means GET. The URL may have templates, blanks in
 * its query, no scheme, or no host.
 * @param trimmed the line without blanks around it.
 * @returns undefined if the line is no request line; one with a problem if it is, but can't be sent.
 */
export function readRequestLine(trimmed: string): RequestLine | undefined {
  if (trimmed.length > longestLine) {
    return undefined;
  }
  const line = withoutVersion(trimmed);
  const [, word = '', rest = ''] = /^([a-z-]+)[ \t]+(\S.*)$/i.exec(line) ?? [];
  const method = word.toUpperCase();
  if (word === 'curl') {
    return withProblem({ cause: 'curl', text: word });
  }
  if (/^wss?:\/\//i.test(line) || (protocols.has(word) && !rest.includes(' '))) {
    return withProblem({ cause: 'protocol', text: line });
  }
  if (usualMethods.has(line)) {
    return withProblem({ cause: 'methodAlone', text: line }, line);
  }
  if (word === '') {
    return target.test(line) ? { method: 'GET', target: line, isGraphql: false } : undefined;
  }
  if (word === 'GRAPHQL') {
    return { method: 'POST', target: rest, isGraphql: true };
  }
  const isWord = word === method && !/\s/.test(rest);
  if (METHODS.includes(method) && (target.test(rest) || isWord)) {
    return { method, target: rest, isGraphql: false };
  }
  return word === method && absolute.test(rest)
    ? withProblem({ cause: 'method', text: word })
    : undefined;
}

/** A usual method in any case, a URL, whose templates may have blanks, and nothing else. */
const plainRequestLine =
  /^([a-z]{3,8})[ \t]+((?:\{\{[^{}]{0,500}\}\}|(?!\{\{[^{}]{0,500}\}\})\S)+)(?:[ \t]+HTTP\/\d\S*)?[ \t]*$/i;

/** A method in uppercase and a whole URL, indented or not, whatever stands after it. */
const clearRequestLine = /^[ \t]*([A-Z][A-Z-]{1,15})[ \t]+https?:\/\/\S/;

/** Whether a line in a body begins another request. */
export function isAnotherRequestLine(line: string): boolean {
  const [, word = '', rest = ''] = plainRequestLine.exec(line) ?? [];
  const [, clearMethod = ''] = clearRequestLine.exec(line) ?? [];
  return (
    (usualMethods.has(word.toUpperCase()) && target.test(rest)) ||
    (word === 'GRAPHQL' && target.test(rest)) ||
    METHODS.includes(clearMethod)
  );
}

/** A line without the version of HTTP at its end, as JetBrains and RFC 9112 write it. */
export function withoutVersion(line: string): string {
  return line.replace(/[ \t]HTTP\/\d(?:\.\d)?(?: \(Prior Knowledge\))?$/i, '').trimEnd();
}

function withProblem(problem: Problem, method = 'GET'): RequestLine {
  return { method, target: '', isGraphql: false, problem };
}
