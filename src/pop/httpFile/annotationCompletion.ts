import * as vscode from 'vscode';
import { withSignal } from '../../provider/withSignal.ts';
import { labelText } from '../../text/labelText.ts';
import { annotationHelp, annotationStart, annotationValueStart } from './annotationHelp.ts';
import { annotationNames } from './grammar/annotations.ts';
import { requestAtLine } from './grammar/parseHttpFile.ts';
import type { ParsedRequestFiles } from './parsedRequestFiles.ts';
import { findUri } from './variables/findUri.ts';

/** Completes `# @entra-…` and its values in request files. */
export class AnnotationCompletion implements vscode.CompletionItemProvider {
  private readonly files: ParsedRequestFiles;
  private readonly accounts: () => Promise<readonly string[]>;

  /** @param accounts the labels of the accounts that are signed in. */
  constructor(files: ParsedRequestFiles, accounts: () => Promise<readonly string[]>) {
    this.files = files;
    this.accounts = accounts;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    cancellation: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[]> {
    const before = document.lineAt(position.line).text.slice(0, position.character);
    const [, start] = annotationStart.exec(before) ?? [];
    if (start !== undefined) {
      const range = rangeBefore(position, start.length + 1);
      return annotationHelp().map((help) => nameItem(help, range));
    }
    const [, name = '', value = ''] = annotationValueStart.exec(before) ?? [];
    const values =
      name === ''
        ? []
        : await withSignal(cancellation, async (signal) =>
            this.valuesOf(name, document, position, signal),
          );
    return values.map((text) => valueItem(text, rangeBefore(position, value.length)));
  }

  private async valuesOf(
    name: string,
    document: vscode.TextDocument,
    { line }: vscode.Position,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    switch (name) {
      case annotationNames.account:
        // A name with line breaks or hidden characters would bring more into the file than is seen.
        return (await this.accounts()).filter((label) => labelText(label) === label);
      case annotationNames.tenant:
        return ['organizations', 'common', 'consumers'];
      case annotationNames.scope: {
        const file = await this.files.read(document, signal);
        const request = requestAtLine(file, line) ?? file.requests.find((one) => one.line > line);
        const uri = request && findUri(request, file);
        return uri === undefined ? [] : [`${new URL(uri).origin}/.default`];
      }
      default:
        return [];
    }
  }
}

function nameItem(
  { name, text, example }: ReturnType<typeof annotationHelp>[number],
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(`@${name}`, vscode.CompletionItemKind.Keyword);
  item.detail = `@${name} ${example}`;
  item.documentation = text;
  item.insertText = `@${name} `;
  item.range = range;
  // The values come right after.
  item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}

function valueItem(text: string, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(text, vscode.CompletionItemKind.Value);
  item.range = range;
  return item;
}

function rangeBefore(position: vscode.Position, characters: number): vscode.Range {
  return new vscode.Range(position.translate(0, -characters), position);
}
