import * as vscode from 'vscode';
import type { Outlet } from './input/popDraft.ts';
import { shellsFor } from './curl/shell.ts';
import type { Shell } from './curl/shell.ts';

interface OutletText {
  /** Names the outlet in a list. */
  readonly label: string;
  readonly detail?: string;
  /** Asks whether to use it; `{0}` is the method and `{1}` the host. */
  readonly question: (method: string, host: string) => string;
  /** The button that says yes. */
  readonly button: string;
}

/** The places that a token can go to, in the order in which they are offered. */
export function outletsFor(platform: NodeJS.Platform): readonly Outlet[] {
  return [
    'token',
    'header',
    ...shellsFor(platform).map((shell) => `curl-${shell}` as const),
    'inspect',
  ];
}

/** The words for an outlet. */
export function outletText(outlet: Outlet): OutletText {
  switch (outlet) {
    case 'token':
      return {
        label: vscode.l10n.t('Copy the token'),
        question: (method, host) => vscode.l10n.t('Copy a PoP token for {0} {1}?', method, host),
        button: vscode.l10n.t('Copy'),
      };
    case 'header':
      return {
        label: vscode.l10n.t('Copy as a header'),
        detail: 'Authorization: PoP …',
        question: (method, host) =>
          vscode.l10n.t('Copy a header with a PoP token for {0} {1}?', method, host),
        button: vscode.l10n.t('Copy'),
      };
    case 'inspect':
      return {
        label: vscode.l10n.t('Inspect the token'),
        detail: vscode.l10n.t('Its claims and what servers make of them, in an editor'),
        question: (method, host) =>
          vscode.l10n.t('Get a PoP token for {0} {1}, to inspect it?', method, host),
        button: vscode.l10n.t('Get and Inspect'),
      };
    case 'curl-posix':
      return curlText(
        vscode.l10n.t('Copy as a curl command for bash, zsh or fish'),
        vscode.l10n.t("Other users of this computer can't see the token while it runs."),
      );
    case 'curl-powershell':
      return curlText(
        vscode.l10n.t('Copy as a curl command for PowerShell'),
        vscode.l10n.t("Other users of this computer can't see the token while it runs."),
      );
    case 'curl-cmd':
      return curlText(
        vscode.l10n.t('Copy as a curl command for cmd'),
        vscode.l10n.t(
          'While it runs, others on this machine can see the token in the list of processes.',
        ),
      );
  }
}

/** The shell of an outlet that is a curl command. */
export function shellOf(outlet: Outlet): Shell | undefined {
  switch (outlet) {
    case 'curl-posix':
      return 'posix';
    case 'curl-powershell':
      return 'powershell';
    case 'curl-cmd':
      return 'cmd';
    default:
      return undefined;
  }
}

function curlText(label: string, detail: string): OutletText {
  return {
    label,
    detail,
    question: (method, host) =>
      vscode.l10n.t('Copy a curl command with a PoP token for {0} {1}?', method, host),
    button: vscode.l10n.t('Copy'),
  };
}
