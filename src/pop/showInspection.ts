import * as vscode from 'vscode';
import type { PopRequest } from '../broker/broker.ts';
import { inspectToken } from './inspection.ts';
import { InspectionReport } from './inspectionReport.ts';
import type { TokenViews } from './tokenViews.ts';

/**
 * Opens what there is to say about the token in a text.
 * @param sentWith the request that the token is for, where it is known.
 * @throws `InspectionError`
 */
export async function showInspection(
  views: TokenViews,
  text: string,
  sentWith?: PopRequest,
): Promise<void> {
  const now = Date.now();
  const inspection = await inspectToken(text, sentWith, now);
  await views.open({
    kind: 'inspection',
    title: inspection.kind === 'pop' ? vscode.l10n.t('PoP token') : vscode.l10n.t('Token'),
    text: new InspectionReport(now, vscode.env.language).render(inspection),
    token: inspection.token.text,
    ...(sentWith && { sentWith }),
  });
}
