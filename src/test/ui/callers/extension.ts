import * as vscode from 'vscode';
import type { Outcome, Question } from './outcome.ts';

/**
 * An extension that asks for sessions as others do. Its command takes a question as JSON; the
 * outcome is the label that its status bar item has for screen readers, so that a test can
 * read it from the window, and no token gets into a file.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { name, displayName } = context.extension.packageJSON as Record<string, string>;
  const item = vscode.window.createStatusBarItem();
  context.subscriptions.push(
    item,
    vscode.commands.registerCommand(`${name ?? ''}.getSession`, async () => {
      const json = await vscode.window.showInputBox({ ...(displayName && { title: displayName }) });
      const { number, scopes, options } = JSON.parse(json ?? '') as Question;
      const outcome = await getSession(scopes, options);
      item.text = `${displayName ?? ''}: ${outcome.session?.account.label ?? outcome.error?.name ?? 'no session'}`;
      item.accessibilityInformation = {
        label: JSON.stringify({ caller: name, number, outcome }),
      };
      item.show();
    }),
  );
}

async function getSession(
  scopes: readonly string[],
  options: vscode.AuthenticationGetSessionOptions,
): Promise<Outcome> {
  try {
    const session = await vscode.authentication.getSession('entra-broker', scopes, options);
    return session ? { session } : {};
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { name, message } };
  }
}
