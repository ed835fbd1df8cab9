import * as vscode from 'vscode';
import { NonceStore } from '../proof/nonceStore.ts';
import type { CommandTokens } from '../provider/commandTokens.ts';
import { showError } from '../provider/showError.ts';
import { sendForAgent } from './agent/sendForAgent.ts';
import { EnvironmentChoice } from './httpFile/environmentChoice.ts';
import { newRequestFile } from './httpFile/newRequestFile.ts';
import { registerRequestFiles } from './httpFile/registerRequestFiles.ts';
import { ParsedRequestFiles } from './httpFile/parsedRequestFiles.ts';
import { RequestFileSource } from './httpFile/requestFileSource.ts';
import { TypedValues } from './httpFile/typedValues.ts';
import { proposalFrom } from './input/proposalFrom.ts';
import { RequestMemory } from './input/requestMemory.ts';
import { UnfinishedInputs } from './input/unfinishedInputs.ts';
import { Inspector } from './inspect/inspector.ts';
import { inspectPopToken } from './inspectPopToken.ts';
import type { PopContext } from './popContext.ts';
import { requestPopToken } from './requestPopToken.ts';
import { sendPopRequest } from './sendPopRequest.ts';
import { registerAnswerFolding } from './view/answerFolding.ts';
import { AnswerEditor } from './view/answerEditor.ts';
import { BodyFiles } from './view/bodyFiles.ts';
import { LastAnswers } from './view/lastAnswers.ts';
import { TokenClipboard } from './view/tokenClipboard.ts';
import { TokenViews } from './view/tokenViews.ts';
import { viewScheme } from './view/viewScheme.ts';
import { registerViewActions } from './viewActions.ts';

/** The PoP commands, with the views and the actions in editors that come with them. */
export interface PopTools {
  readonly handlers: Readonly<Record<PopCommand, (given: unknown) => Promise<void>>>;
  /** @see sendForAgent */
  readonly sendForAgent: (input: unknown, signal: AbortSignal) => Promise<string>;
  /** The text of a view; undefined if the document is none of ours. */
  textOf(uri: vscode.Uri): Promise<string> | undefined;
  dispose(): void;
}

type PopCommand =
  | 'entraBroker.requestPopToken'
  | 'entraBroker.sendPopRequest'
  | 'entraBroker.inspectPopToken'
  | 'entraBroker.newRequestFile';

/** Puts together everything around PoP, and registers what belongs to views and editors. */
export function openPopTools(
  extension: vscode.ExtensionContext,
  tokens: CommandTokens,
  log: vscode.LogOutputChannel,
): PopTools {
  const views = new TokenViews();
  const clipboard = new TokenClipboard(extension.globalState);
  const bodies = new BodyFiles();
  const inspector = new Inspector(views);
  const context: PopContext = {
    tokens,
    memory: new RequestMemory(extension.workspaceState),
    unfinished: new UnfinishedInputs(),
    nonces: new NonceStore(),
    clipboard,
    views,
    answers: new AnswerEditor(views),
    lastAnswers: new LastAnswers(),
    bodies,
    inspector,
    log,
  };
  const files = new ParsedRequestFiles();
  const values = {
    environment: new EnvironmentChoice(extension.workspaceState),
    typed: new TypedValues(),
  };
  const source = new RequestFileSource(files, values, async () => tokens.accounts());
  const accountLabels = async () => (await tokens.accounts()).map(({ label }) => label);
  const registrations = vscode.Disposable.from(
    views,
    clipboard,
    bodies,
    inspector,
    registerViewActions(views, clipboard),
    registerAnswerFolding(views),
    registerRequestFiles(
      { files, values, source, accountLabels },
      {
        getToken: async (proposal) => requestPopToken(proposal, context),
        send: async (proposal) => sendPopRequest(proposal, context),
        shown: showingErrors,
      },
    ),
  );
  return {
    handlers: {
      'entraBroker.requestPopToken': shownErrors(async (given) =>
        requestPopToken(await proposalFrom(given, views, source), context),
      ),
      'entraBroker.sendPopRequest': shownErrors(async (given) =>
        sendPopRequest(await proposalFrom(given, views, source), context),
      ),
      'entraBroker.inspectPopToken': shownErrors(async () => inspectPopToken(inspector)),
      'entraBroker.newRequestFile': shownErrors(newRequestFile),
    },
    sendForAgent: async (input, signal) => sendForAgent(input, context, signal),
    textOf: (uri) =>
      uri.scheme === viewScheme ? views.provideTextDocumentContent(uri) : undefined,
    dispose: () => {
      registrations.dispose();
    },
  };
}

/** A command that shows the person why it failed. */
function shownErrors(
  command: (given: unknown) => Promise<void>,
): (given: unknown) => Promise<void> {
  return async (given) => showingErrors(async () => command(given));
}

/** Runs work, and shows the person why it failed. */
async function showingErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showError(error);
  }
}
