import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { entraName } from '../broker/reasons/codes.ts';
import { reasonOf, settingOf } from '../broker/reasons/reasonOf.ts';

/** A step on the way out of a failure that one button takes. */
export type ErrorAction =
  /** Opens the settings at one of them, by its full name, or at all of ours. */
  | { readonly does: 'openSettings'; readonly setting?: string }
  | { readonly does: 'copyRedirectUri'; readonly redirectUri: string }
  /** Opens Microsoft's page for an error number that we have no text for. */
  | { readonly does: 'lookUp'; readonly name: string; readonly page: string }
  | { readonly does: 'showDiagnostics' }
  | { readonly does: 'showLog' };

/** The buttons for a failure, the most helpful first. */
export function errorActions(details: BrokerErrorDetails): readonly ErrorAction[] {
  const setting = settingToOpen(details);
  if (setting !== undefined) {
    return [{ does: 'openSettings', setting }, { does: 'showLog' }];
  }
  const { redirectUri } = details;
  if (redirectUri !== undefined) {
    return [{ does: 'copyRedirectUri', redirectUri }, { does: 'showLog' }];
  }
  return [
    ...(isUnclearSetup(details) ? [{ does: 'openSettings' } as const] : []),
    ...lookUp(details),
    { does: 'showDiagnostics' },
    { does: 'showLog' },
  ];
}

/** The setting that was refused, or the one that the failure's number points to. */
function settingToOpen(details: BrokerErrorDetails): string | undefined {
  return details.subject?.startsWith('entraBroker.') ? details.subject : settingOf(details);
}

function isUnclearSetup(details: BrokerErrorDetails): boolean {
  return details.kind === 'misconfigured' && reasonOf(details) === undefined;
}

function lookUp(details: BrokerErrorDetails): readonly ErrorAction[] {
  const { entraCode } = details;
  if (entraCode === undefined || reasonOf(details) !== undefined) {
    return [];
  }
  const page = `https://login.microsoftonline.com/error?code=${entraCode}`;
  return [{ does: 'lookUp', name: entraName(entraCode), page }];
}
