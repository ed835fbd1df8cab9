import * as vscode from 'vscode';
import type { RequestProposal } from '../input/proposal.ts';
import { AnnotationCompletion } from './annotationCompletion.ts';
import { annotationHover } from './annotationHover.ts';
import { changeValues } from './changeValues.ts';
import { lensCommands, RequestCodeLenses } from './codeLenses.ts';
import { giveRequestFilesTheirLanguage } from './requestLanguage.ts';
import type { FileValues } from './fileProposal.ts';
import { requestFileSelector } from './requestFileSelector.ts';
import type { ParsedRequestFiles } from './parsedRequestFiles.ts';
import type { RequestFileSource } from './requestFileSource.ts';

/** The parts of request files that their editors need. */
export interface RequestFileParts {
  readonly files: ParsedRequestFiles;
  readonly values: FileValues;
  readonly source: RequestFileSource;
  /** The labels of the accounts that are signed in. */
  readonly accountLabels: () => Promise<readonly string[]>;
}

/** The actions above a request; the person confirms it before anything comes of one. */
export interface RequestActions {
  readonly getToken: (proposal: RequestProposal) => Promise<void>;
  readonly send: (proposal: RequestProposal) => Promise<void>;
  /** Runs work and shows why it failed. */
  readonly shown: (work: () => Promise<void>) => Promise<void>;
}

/** Offers actions, completion and explanations in `.http` and `.rest` files. */
export function registerRequestFiles(
  { files, values, source, accountLabels }: RequestFileParts,
  { getToken, send, shown }: RequestActions,
): vscode.Disposable {
  const taking =
    (action: (proposal: RequestProposal) => Promise<void>) => async (uri: unknown, line: unknown) =>
      shown(async () => {
        const document = openDocument(uri);
        const proposal = document && (await source.at(document, Number(line)));
        await (proposal && action(proposal));
      });
  return vscode.Disposable.from(
    vscode.languages.registerCodeLensProvider(requestFileSelector, new RequestCodeLenses(files)),
    vscode.languages.registerCompletionItemProvider(
      requestFileSelector,
      new AnnotationCompletion(files, accountLabels),
      ...['@', '-', ' '],
    ),
    vscode.languages.registerHoverProvider(requestFileSelector, annotationHover),
    vscode.commands.registerCommand(lensCommands.getToken, taking(getToken)),
    vscode.commands.registerCommand(lensCommands.send, taking(send)),
    vscode.commands.registerCommand(lensCommands.changeValues, async (uri: unknown) =>
      shown(async () => {
        const document = openDocument(uri);
        await (document && changeValues(document.uri, values));
      }),
    ),
    giveRequestFilesTheirLanguage(),
  );
}

function openDocument(uri: unknown): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => uri instanceof vscode.Uri && document.uri.toString() === uri.toString(),
  );
}
