import * as vscode from 'vscode';
import type { HttpFile, WrittenRequest } from './grammar/httpFile.ts';
import { TimeSlices } from '../timeSlices.ts';
import { withSignal } from '../../provider/withSignal.ts';
import { labelText } from '../../text/labelText.ts';
import { problemText } from './problemText.ts';
import type { ParsedRequestFiles } from './parsedRequestFiles.ts';
import { outlookOf } from './variables/outlook.ts';

/** The commands of the actions; they get the URI of the document and the line of the request. */
export const lensCommands = {
  getToken: 'entraBroker.file.requestPopToken',
  send: 'entraBroker.file.sendPopRequest',
  changeValues: 'entraBroker.file.changeValues',
} as const;

/** With three actions each, a few hundred of them; more would hold up the editor. */
const mostRequests = 150;

/** Offers actions above each request of a file, or says why there are none. */
export class RequestCodeLenses implements vscode.CodeLensProvider {
  private readonly files: ParsedRequestFiles;

  constructor(files: ParsedRequestFiles) {
    this.files = files;
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    cancellation: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[]> {
    try {
      return await withSignal(cancellation, async (signal) => this.lensesOf(document, signal));
    } catch (error) {
      if (cancellation.isCancellationRequested) {
        return [];
      }
      throw error;
    }
  }

  private async lensesOf(document: vscode.TextDocument, signal: AbortSignal) {
    const file = await this.files.read(document, signal);
    const slices = new TimeSlices(signal);
    const lenses: vscode.CodeLens[] = [];
    for (const request of file.requests.slice(0, mostRequests)) {
      await slices.pause();
      lenses.push(...lensesFor(document.uri, request, file));
    }
    const next = file.requests[mostRequests];
    return next ? [...lenses, explanation(next.line, tooMany())] : lenses;
  }
}

function lensesFor(
  uri: vscode.Uri,
  request: WrittenRequest,
  file: HttpFile,
): readonly vscode.CodeLens[] {
  const { line } = request;
  const { problem, hasQuestions } = outlookOf(request, file);
  if (problem) {
    return [explanation(line, labelText(problemText(problem)))];
  }
  // VS Code asks for the actions a while after the last change. So they hold no more than the
  // place of the request, which is read when one of them is taken.
  const action = (title: string, command: string) =>
    new vscode.CodeLens(rangeOf(line), { title, command, arguments: [uri, line] });
  return [
    action(vscode.l10n.t('Get a PoP token'), lensCommands.getToken),
    action(vscode.l10n.t('Send with PoP'), lensCommands.send),
    ...(hasQuestions ? [action(vscode.l10n.t('Values…'), lensCommands.changeValues)] : []),
  ];
}

/** A line of text: VS Code shows an action without a command as such. */
function explanation(line: number, title: string): vscode.CodeLens {
  return new vscode.CodeLens(rangeOf(line), { title, command: '' });
}

function tooMany(): string {
  return vscode.l10n.t(
    'From here on no actions are shown, since the file has more than {0} requests. The command "Send with PoP" takes the request at the cursor.',
    mostRequests,
  );
}

function rangeOf(line: number): vscode.Range {
  return new vscode.Range(line, 0, line, 0);
}
