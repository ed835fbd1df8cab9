import * as vscode from 'vscode';
import type { DocumentText } from '../text/documentText.ts';
import { reportPath } from '../text/reportPath.ts';
import { fenced } from './fenced.ts';
import { reportScheme as scheme } from './reportScheme.ts';

const copyCommand = 'entraBroker.copyDiagnostics';

/**
 * The last report as a read-only document that is never written to a file, with the buttons
 * to copy it, to make a new one and to see the log above its first line.
 */
export class ReportDocument
  implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable
{
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, this),
    vscode.languages.registerCodeLensProvider({ scheme }, this),
    vscode.commands.registerCommand(copyCommand, async () => this.copy()),
    this.changes,
  );
  private readonly uri = vscode.Uri.from({
    scheme,
    path: reportPath(vscode.l10n.t('Entra Broker Diagnostics')),
  });
  private report: DocumentText | undefined;

  readonly onDidChange = this.changes.event;

  /** Shows a report instead of the one before. */
  async show(report: DocumentText): Promise<void> {
    this.report = report;
    this.changes.fire(this.uri);
    await vscode.window.showTextDocument(this.uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const report = uri.toString() === this.uri.toString() ? this.report : undefined;
    // The tab outlives the window; the report, which would be outdated, does not.
    return report ?? vscode.l10n.t('Run "Entra Broker: Show Diagnostics" for a new report.');
  }

  provideCodeLenses(): vscode.CodeLens[] {
    const top = new vscode.Range(0, 0, 0, 0);
    return [
      { title: vscode.l10n.t('Copy Report'), command: copyCommand },
      { title: vscode.l10n.t('Check Again'), command: 'entraBroker.showDiagnostics' },
      { title: vscode.l10n.t('Show Log'), command: 'entraBroker.showLog' },
    ].map((command) => new vscode.CodeLens(top, command));
  }

  dispose(): void {
    this.registrations.dispose();
  }

  private async copy(): Promise<void> {
    if (this.report !== undefined) {
      await vscode.env.clipboard.writeText(fenced(this.report));
      vscode.window.setStatusBarMessage(vscode.l10n.t('The report is in the clipboard.'), 5000);
    }
  }
}
