import * as vscode from 'vscode';
import { labelText } from '../../text/labelText.ts';
import { askValue } from './askValue.ts';
import type { FileValues } from './fileProposal.ts';
import { readEnvironments } from './readEnvironments.ts';
import { environmentNames } from './variables/environments.ts';

interface Change extends vscode.QuickPickItem {
  readonly make: () => Promise<void>;
}

/**
 * Lets the person choose another environment for a file, type a value again, or forget those
 * that were typed.
 * @throws {RequestFileError} if a file of environments can't be read.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function changeValues(
  file: vscode.Uri,
  { environment, typed }: FileValues,
): Promise<void> {
  const names = environmentNames(await readEnvironments(file));
  const values = typed.all(file.toString());
  const changes: readonly Change[] = [
    ...(names.length > 0
      ? [
          {
            label: vscode.l10n.t('Choose the environment…'),
            description: labelText(environment.known(names) ?? ''),
            make: async () => {
              await environment.ask(names);
            },
          },
        ]
      : []),
    ...values.map(({ question, text }) => ({
      label: labelText(question.name),
      description: question.isSecret ? '••••' : labelText(text),
      make: async () => {
        typed.set(file.toString(), question, await askValue(question, question.name, text));
      },
    })),
    ...(values.length > 0 ? [forget(file, typed)] : []),
  ];
  const change = await vscode.window.showQuickPick<Change>(changes, {
    title: vscode.l10n.t('Values of this file'),
    placeHolder:
      changes.length > 0
        ? vscode.l10n.t('The value to change')
        : vscode.l10n.t(
            'Nothing to change: what is not known is asked for when the request is sent',
          ),
  });
  await change?.make();
}

function forget(file: vscode.Uri, typed: { forget: (file: string) => void }): Change {
  return {
    label: vscode.l10n.t('Forget what was typed'),
    make: async () => {
      typed.forget(file.toString());
      return Promise.resolve();
    },
  };
}
