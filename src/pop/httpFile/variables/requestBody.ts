import type { Header } from '../grammar/httpFile.ts';
import { encodeTarget } from './encodeTarget.ts';
import { formOfLines } from './formOfLines.ts';
import { graphqlBody } from './graphqlBody.ts';

/** A body as its content type wants it to be sent. */
export function requestBody(
  filled: string,
  headers: readonly Header[],
  isGraphql: boolean,
): string {
  if (filled === '') {
    return '';
  }
  if (isGraphql) {
    return graphqlBody(filled);
  }
  const type = contentType(headers);
  if (type.startsWith('multipart/')) {
    // RFC 2046, section 4.1.1: lines end with CRLF, whatever the editor writes.
    return filled.replace(/\r?\n/g, '\r\n');
  }
  if (type === 'application/x-www-form-urlencoded') {
    return encodeTarget(formOfLines(filled));
  }
  return /^application\/(?:[\w.-]+\+)?(?:x-)?(?:ndjson|jsonl|json-lines|jsonlines|stream\+json)$/.test(
    type,
  )
    ? `${filled}\n`
    : filled;
}

/** The content type of a request in lowercase, without its parameters. */
function contentType(headers: readonly Header[]): string {
  const [, value = ''] = headers.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}
