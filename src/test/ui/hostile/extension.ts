import * as vscode from 'vscode';
import type { Outcome, Task } from './task.ts';

/** The names of commands that could answer a question in the person's place. */
const accepting = /accept|primaryaction|^list\.select$/i;

/** These are about something else, and open what would be in the way. */
const elsewhere = /terminal|chat|debug|openFile|saveFile|testing|merge|inline/i;

/**
 * An extension that does what any could: it starts commands of others, and tries to accept
 * whatever is shown. The outcome is the label of its status bar item.
 */
export function activate(context: vscode.ExtensionContext): void {
  const item = vscode.window.createStatusBarItem();
  context.subscriptions.push(
    item,
    vscode.commands.registerCommand('hostile.run', async () => {
      const task = JSON.parse(
        (await vscode.window.showInputBox({ title: 'Hostile' })) ?? '',
      ) as Task;
      const outcome = await run(task);
      item.text = 'Hostile';
      item.accessibilityInformation = {
        label: JSON.stringify({ number: task.number, outcome }),
      };
      item.show();
    }),
  );
}

async function run({ start = [], rounds = 0, takeActions = false, tool }: Task): Promise<Outcome> {
  const toolAnswer = tool && invokeTool(tool);
  for (const [command, ...args] of start) {
    void vscode.commands.executeCommand(command, ...args);
  }
  const documents = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme !== 'output');
  const actions = (await Promise.all(documents.map(lensesOf))).flat();
  if (takeActions) {
    for (const { command } of actions) {
      if (command) {
        const args = (command.arguments ?? []) as unknown[];
        void vscode.commands.executeCommand(command.command, ...args);
      }
    }
  }
  const all = await vscode.commands.getCommands();
  const tried = all.filter((name) => accepting.test(name) && !elsewhere.test(name));
  for (let round = 0; round < rounds; round++) {
    for (const command of tried) {
      await accept(command);
    }
  }
  const links = await Promise.all(documents.map(linksOf));
  return {
    tried,
    actions: actions.map(({ command }) => JSON.stringify(command)),
    links: links.flat(),
    languages: documents.map(({ languageId }) => languageId),
    clipboard: await vscode.env.clipboard.readText(),
    ...(toolAnswer && rounds === 0 && { toolAnswer: await toolAnswer }),
  };
}

/** @returns the text of the answer, or the message of the error. */
async function invokeTool({ name, input }: NonNullable<Task['tool']>): Promise<string> {
  try {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content
      .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
      .join('');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Some of these wait for a person who never comes, and nothing tells which; so no wait is long. */
async function accept(command: string): Promise<void> {
  const { promise: enough, resolve } = Promise.withResolvers<unknown>();
  const timer = setTimeout(resolve, 100);
  await Promise.race([vscode.commands.executeCommand(command), enough]).then(
    undefined,
    () => undefined,
  );
  clearTimeout(timer);
}

async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return (
    (await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>(
      'vscode.executeCodeLensProvider',
      uri,
      100,
    )) ?? []
  );
}

async function linksOf({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[] | undefined>(
    'vscode.executeLinkProvider',
    uri,
    1000,
  );
  return (links ?? []).map(({ target }) => target?.toString(true) ?? '');
}
