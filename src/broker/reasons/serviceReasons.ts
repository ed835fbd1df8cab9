import * as l10n from '@vscode/l10n';
import type { Reason } from './reason.ts';

/** Failures that pass by themselves, or with the right time. */
export const serviceReasons: readonly Reason[] = [
  {
    codes: [50196],
    kind: 'offline',
    sentence: () =>
      l10n.t('Microsoft Entra blocks the app for a while: it asked the same too often.'),
    remedy: () =>
      l10n.t('Wait some minutes. If it comes back, disable the extension that asks so often.'),
  },
  {
    codes: [50033, 90006, 90012, 90024, 90033, 90055],
    kind: 'offline',
    sentence: () => l10n.t('Microsoft Entra is overloaded or down.'),
    remedy: () => l10n.t('Wait a minute, and try again.'),
  },
  {
    codes: [500133],
    kind: 'unexpected',
    clock: true,
    sentence: () =>
      l10n.t("Microsoft Entra got an outdated token: this computer's clock may be wrong."),
    remedy: () => l10n.t('Set date, time and time zone, and try again.'),
  },
];
