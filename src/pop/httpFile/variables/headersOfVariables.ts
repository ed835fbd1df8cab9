import type { Header, HttpFile, Problem, WrittenRequest } from '../grammar/httpFile.ts';
import { parseHeader } from '../grammar/requestHead.ts';
import { fileValue } from './fileValue.ts';

/**
 * A request with the headers that variables of its file hold whole: a line `{{me}}` among the
 * headers, and `@me = X-User: alex`. REST Client fills in before it reads.
 */
export function withHeadersOfVariables(written: WrittenRequest, file: HttpFile): WrittenRequest {
  // Each name is looked up once: a file may define one very often.
  const known = new Map<string, Header | undefined>();
  let problem: Problem | undefined;
  const headers = written.headers.flatMap((header): readonly Header[] => {
    const [name, line] = header;
    if (name !== '') {
      return [header];
    }
    if (!known.has(line)) {
      const value = fileValue(file, line.slice(2, -2).trim(), written.line);
      known.set(line, value === undefined ? undefined : parseHeader(value));
    }
    const found = known.get(line);
    problem ??= found ? undefined : { cause: 'notAHeader', text: line };
    return found ? [found] : [];
  });
  return { ...written, headers, ...(problem && { problem: written.problem ?? problem }) };
}
