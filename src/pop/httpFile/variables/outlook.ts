import type { Header, HttpFile, Problem, WrittenRequest } from '../grammar/httpFile.ts';
import { requestProblem } from '../../exchange/requestProblem.ts';
import { dynamicValue } from './dynamicVariables.ts';
import { fillRequest } from './fillRequest.ts';
import type { FilledRequest, OutsideValues } from './fillRequest.ts';

/** Everything that its file tells of a request. */
export interface Outlook {
  /** Why it can't be sent, whatever is asked for or stands in other files. */
  readonly problem?: Problem;
  /** Whether values have to be looked for outside of the file. */
  readonly hasQuestions: boolean;
}

/** Looks at a request without anything but its file. Takes no longer than the request is long. */
export function outlookOf(written: WrittenRequest, file: HttpFile): Outlook {
  const filled = fillRequest(written, file, onlyTheFile);
  const problem = problemOf(filled);
  return { ...(problem && { problem }), hasQuestions: filled.filler.questions.size > 0 };
}

/** Sources that know nothing but the file. */
export const onlyTheFile: OutsideValues = {
  typed: () => undefined,
  environment: () => undefined,
  dynamic: (content) => dynamicValue(content, 0),
};

/** Why a request can't be sent; the first thing that stands in the way. */
export function problemOf({
  written,
  filler,
  uriProblem,
  headers,
  text,
}: FilledRequest): Problem | undefined {
  return (
    written.problem ?? filler.problem ?? uriProblem ?? sendingProblem(written.method, headers, text)
  );
}

function sendingProblem(
  method: string,
  headers: readonly Header[],
  body: string,
): Problem | undefined {
  const isUnsendable = (part: { readonly headers: readonly Header[]; readonly body: string }) =>
    requestProblem({ method, ...part }) !== undefined;
  if (isUnsendable({ headers: [], body: '' })) {
    return { cause: 'method', text: method };
  }
  if (isUnsendable({ headers: [], body })) {
    return { cause: 'bodyOfGet', text: method };
  }
  const bad = headers.find((header) => isUnsendable({ headers: [header], body: '' }));
  return bad && { cause: 'badHeader', text: bad[0] };
}
