import type {
  Annotations,
  Header,
  HttpFile,
  Problem,
  WrittenRequest,
} from '../grammar/httpFile.ts';
import { isOwnHeader } from '../../exchange/requestProblem.ts';
import type { Question } from './filler.ts';
import { fillRequest } from './fillRequest.ts';
import type { OutsideValues } from './fillRequest.ts';
import { problemOf } from './outlook.ts';
import { requestBody } from './requestBody.ts';

/** A request of a file as it is to be sent. */
export interface HttpFileRequest {
  readonly method: string;
  readonly uri: string;
  /** The line of the request line, counted from zero. */
  readonly line: number;
  readonly headers: readonly Header[];
  readonly body: string;
}

/** A request with its templates filled in, or what stands in the way of that. */
export interface Resolution {
  /** Undefined if there is a problem, or if something has to be asked for first. */
  readonly request?: HttpFileRequest;
  readonly problem?: Problem;
  readonly questions: readonly Question[];
  /** The URL or the part of one, with templates for what isn't known. */
  readonly target: string;
  /** The names of headers that aren't sent, as they stand in the file. */
  readonly leftOut: readonly string[];
  readonly annotations: Annotations;
  /** The names of values from outside the file, by the place that they are from. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Fills in the templates of a request. What a person typed comes first, then the variables of
 * the file, then those of the environment.
 */
export function resolveRequest(
  written: WrittenRequest,
  file: HttpFile,
  outside: OutsideValues,
): Resolution {
  const filled = fillRequest(written, file, outside);
  const { method, line } = written;
  const { filler, target, uri, headers, isGraphql, text, annotations } = filled;
  const problem = problemOf(filled);
  return {
    ...(problem
      ? { problem }
      : uri !== undefined && {
          request: { method, uri, line, headers, body: requestBody(text, headers, isGraphql) },
        }),
    questions: [...filler.questions.values()],
    target,
    leftOut: filled.written.headers.map(([name]) => name).filter(isOwnHeader),
    annotations,
    used: filler.used,
  };
}
