import * as vscode from 'vscode';
import type { Resolution } from './variables/resolveRequest.ts';
import { typedSource } from './typedValues.ts';

/** More names than this say no more to a person. */
const mostNames = 10;

/** More files than this share a line: the dialog shows only so many lines. */
const mostFiles = 5;

/**
 * What a person should know of a request of a file before they confirm it: which values from
 * outside the file go to its server, and what of the file doesn't. No note names the server: the
 * person may choose another one, and the notes stay.
 */
export function requestNotes({ used, leftOut }: Resolution): readonly string[] {
  const isAuthorization = (name: string) => name.toLowerCase() === 'authorization';
  const others = leftOut.filter((name) => !isAuthorization(name));
  return [
    ...notesOnOutside(used),
    ...(leftOut.some(isAuthorization)
      ? [vscode.l10n.t("Not sent: the file's Authorization, since the PoP token takes its place")]
      : []),
    ...(others.length > 0
      ? [
          vscode.l10n.t(
            'Headers that get other values than in the file, since they are set when the request is sent: {0}',
            listOf(others),
          ),
        ]
      : []),
  ];
}

/** What was typed comes first; no file is left out of the count. */
function notesOnOutside(used: Resolution['used']): readonly string[] {
  const typed = used.get(typedSource);
  const files = [...used].filter(([source]) => source !== typedSource);
  const shown = files.slice(0, files.length > mostFiles ? mostFiles - 1 : mostFiles);
  const others = files.slice(shown.length).map(([source]) => source);
  return [
    ...(typed
      ? [vscode.l10n.t('The request contains values that you typed: {0}', listOf([...typed]))]
      : []),
    ...shown.map(([source, names]) =>
      vscode.l10n.t('The request contains values from {0}: {1}', source, listOf([...names])),
    ),
    ...(others.length > 0
      ? [
          vscode.l10n.t(
            'The request contains values from {0} more files: {1}',
            others.length,
            listOf(others),
          ),
        ]
      : []),
  ];
}

function listOf(names: readonly string[]): string {
  const shown = [...new Set(names)];
  return [...shown.slice(0, mostNames), ...(shown.length > mostNames ? ['…'] : [])].join(', ');
}
