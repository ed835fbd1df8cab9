import type * as vscode from 'vscode';
import type { Annotations, HttpFile, WrittenRequest } from './grammar/httpFile.ts';
import { dynamicValue } from './variables/dynamicVariables.ts';
import { environmentNames, environmentValue } from './variables/environments.ts';
import type { EnvironmentPlace } from './variables/environments.ts';
import type { OutsideValues } from './variables/fillRequest.ts';
import { resolveRequest } from './variables/resolveRequest.ts';
import type { HttpFileRequest, Resolution } from './variables/resolveRequest.ts';
import { askValue } from './askValue.ts';
import type { EnvironmentChoice } from './environmentChoice.ts';
import { problemText, RequestFileError } from './problemText.ts';
import { readEnvironments } from './readEnvironments.ts';
import { requestNotes } from './requestNotes.ts';
import type { TypedValues } from './typedValues.ts';

/** The person's answers to what request files leave open. */
export interface FileValues {
  readonly environment: EnvironmentChoice;
  readonly typed: TypedValues;
}

/** A request of a file, ready to be proposed to the person. */
export interface FileProposal extends HttpFileRequest {
  readonly annotations: Annotations;
  /** What the person should read before they confirm it. */
  readonly notes: readonly string[];
}

/**
 * Fills in a request of a file: from the file, from the environment, and by asking.
 * @throws {RequestFileError} if it can't be sent as it is written.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function fileProposal(
  written: WrittenRequest,
  file: HttpFile,
  uri: vscode.Uri,
  { environment, typed }: FileValues,
): Promise<FileProposal> {
  const fileId = uri.toString();
  const now = Date.now();
  const known: OutsideValues = {
    typed: (name) => typed.get(fileId, name),
    environment: () => undefined,
    dynamic: (content) => dynamicValue(content, now),
  };
  let resolution = resolveRequest(written, file, known);
  if (resolution.questions.length === 0) {
    return proposalOf(resolution);
  }
  const places = await readEnvironments(uri);
  const chosen = await chosenEnvironment(resolution, places, environment);
  const all = {
    ...known,
    environment: (name: string) => environmentValue(places, chosen, name),
  };
  resolution = resolveRequest(written, file, all);
  const questions = resolution.problem ? [] : resolution.questions;
  for (const [index, question] of questions.entries()) {
    const place = questions.length === 1 ? '' : ` (${index + 1}/${questions.length})`;
    const title = `${written.method} ${resolution.target}${place}`;
    typed.set(fileId, question, await askValue(question, title, undefined));
  }
  if (questions.length > 0) {
    resolution = resolveRequest(written, file, all);
  }
  if (!resolution.request) {
    // Kept, they would make each further try fail without a question.
    typed.forget(fileId, questions);
  }
  return proposalOf(resolution);
}

/** Asks only if an environment defines one of the names. */
async function chosenEnvironment(
  { questions }: Resolution,
  places: readonly EnvironmentPlace[],
  environment: EnvironmentChoice,
): Promise<string | undefined> {
  const names = environmentNames(places);
  const isDefined = names.some((one) =>
    questions.some(({ name }) => environmentValue(places, one, name) !== undefined),
  );
  return isDefined ? (environment.known(names) ?? (await environment.ask(names))) : undefined;
}

function proposalOf(resolution: Resolution): FileProposal {
  const { request, problem, annotations } = resolution;
  if (!request) {
    throw new RequestFileError(problemText(problem ?? { cause: 'noUrl', text: '' }));
  }
  return { ...request, annotations, notes: requestNotes(resolution) };
}
