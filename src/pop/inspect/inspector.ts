import * as vscode from 'vscode';
import type { PopRequest } from '../../proof/popRequest.ts';
import { findToken } from '../view/tokenText.ts';
import type { TokenViews } from '../view/tokenViews.ts';
import { comparisonReport } from './comparisonReport.ts';
import type { ComparedToken } from './comparisonReport.ts';
import { InspectionError, inspectToken } from './inspection.ts';
import type { Inspection } from './inspection.ts';
import { inspectionReport } from './inspectionReport.ts';
import { textOf } from './report.ts';
import type { Report } from './report.ts';
import { ReportEditors } from './reportEditors.ts';

/** Opens reports on tokens. */
export class Inspector implements vscode.Disposable {
  private readonly views: TokenViews;
  private readonly editors: ReportEditors;

  constructor(views: TokenViews) {
    this.views = views;
    this.editors = new ReportEditors(views);
  }

  /**
   * Opens what there is to say about the token in a text.
   * @param source from where the text is, as an end of the title, such as "from the clipboard".
   * @param request the request that the token is for, if it is known.
   * @throws {InspectionError}
   */
  async show(text: string, source: string, request?: PopRequest): Promise<void> {
    const inspection = await inspectToken(text, request, Date.now());
    const compared = { inspection, source };
    const title = inspection.kind === 'pop' ? vscode.l10n.t('PoP token') : vscode.l10n.t('Token');
    await this.open(
      title,
      inspection,
      request,
      () => inspectionReport(inspection, source, { now: Date.now(), locale: vscode.env.language }),
      [
        {
          title: vscode.l10n.t('Compare with the clipboard'),
          tooltip: vscode.l10n.t('Shows how the token on the clipboard differs from this one'),
          run: async () => this.compare(compared),
        },
      ],
    );
  }

  dispose(): void {
    this.editors.dispose();
  }

  private async compare(one: ComparedToken): Promise<void> {
    const text = await vscode.env.clipboard.readText();
    if (findToken(text) === undefined) {
      throw new InspectionError(
        vscode.l10n.t('No token is on the clipboard. Copy the other one first.'),
      );
    }
    const other = {
      inspection: await inspectToken(text, undefined, Date.now()),
      source: vscode.l10n.t('from the clipboard'),
    };
    const report = comparisonReport(one, other);
    await this.open(vscode.l10n.t('Tokens compared'), one.inspection, undefined, () => report, []);
  }

  private async open(
    title: string,
    { token }: Inspection,
    request: PopRequest | undefined,
    write: () => Report,
    actions: NonNullable<Parameters<TokenViews['open']>[0]['actions']>,
  ): Promise<void> {
    const report = write();
    const uri = await this.views.open({
      title,
      text: textOf(report, 'revealed'),
      masked: textOf(report, 'masked'),
      token: token.text,
      actions,
      ...(request && { request }),
    });
    await this.editors.add(uri, report, write);
  }
}
