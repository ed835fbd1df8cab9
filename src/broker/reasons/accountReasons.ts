import * as l10n from '@vscode/l10n';
import { accountAgain } from './accountAgain.ts';
import type { Reason } from './reason.ts';

/** Failures that are about one account: its tenant, its password, its sign-in on this device. */
export const accountReasons: readonly Reason[] = [
  {
    codes: [50020, 90072, 50034, 51004, 16000, 16003],
    kind: 'interactionRequired',
    sentence: () => l10n.t('This account does not belong to the tenant.'),
    remedy: () =>
      l10n.t(
        'Choose another account, check the tenant, or ask the organization to invite this account.',
      ),
  },
  {
    codes: [50105],
    kind: 'interactionRequired',
    sentence: () => l10n.t('The app is only for accounts that are assigned to it.'),
    remedy: () => l10n.t('Ask your administrator to assign this account, or choose another one.'),
  },
  {
    codes: [50057],
    kind: 'interactionRequired',
    sentence: () => l10n.t('The account is disabled.'),
    remedy: () => l10n.t('Ask your administrator to enable it, or choose another account.'),
  },
  {
    codes: [50053],
    kind: 'interactionRequired',
    sentence: () => l10n.t('The account is locked after too many failed sign-ins.'),
    remedy: () => l10n.t('Wait a while, or ask your administrator to unlock it.'),
  },
  {
    codes: [50126, 50056],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The user name or the password is wrong.'),
    remedy: () => l10n.t('Reset the password, or ask your administrator to do so.'),
  },
  {
    codes: [50055, 50144],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The password has expired.'),
    remedy: () => l10n.t('Set a new one in the system, or ask your administrator to do so.'),
  },
  {
    codes: [700082, 70008, 70043, 50089],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The sign-in of this account has expired.'),
    remedy: accountAgain,
  },
  {
    codes: [50173, 50132, 50133],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The sign-in was revoked, as after a change of the password.'),
    remedy: accountAgain,
  },
];
