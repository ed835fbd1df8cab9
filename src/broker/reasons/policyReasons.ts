import * as l10n from '@vscode/l10n';
import type { Reason } from './reason.ts';

/** Failures that a rule of the organization is behind: factors, devices, consent. */
export const policyReasons: readonly Reason[] = [
  {
    codes: [50076, 50074, 50078],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The organization asks for a second factor.'),
    remedy: () => l10n.t('Check your sign-in methods at {0}.', 'https://aka.ms/mysecurityinfo'),
  },
  {
    codes: [50079, 50072],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The organization asks you to set up a second factor.'),
    remedy: () => l10n.t('Set it up at {0}.', 'https://aka.ms/mysecurityinfo'),
  },
  {
    codes: [50158],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The organization asks for a check by another service.'),
    remedy: () => l10n.t('Ask your administrator why that check does not end.'),
  },
  {
    codes: [50097, 50129, 50155, 50187],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The organization asks for a device that it knows.'),
    remedy: () => l10n.t("Register this device: add the work account in the system's settings."),
  },
  {
    codes: [53000],
    kind: 'interactionRequired',
    sentence: () => l10n.t("This device does not follow the organization's rules."),
    remedy: () => l10n.t('Open Company Portal, which says what is missing, and check again.'),
  },
  {
    codes: [53001],
    kind: 'interactionRequired',
    sentence: () => l10n.t('The organization asks for a device that is joined to it.'),
    remedy: () => l10n.t('Use such a device, or ask your administrator to join this one.'),
  },
  {
    codes: [530003],
    kind: 'interactionRequired',
    sentence: () => l10n.t('The organization asks for a device that it manages.'),
    remedy: () => l10n.t('Enroll this device with Company Portal.'),
  },
  {
    codes: [53003, 530032],
    kind: 'interactionRequired',
    sentence: () => l10n.t('A rule of the organization blocks this sign-in.'),
    remedy: () =>
      l10n.t('Ask your administrator: the sign-in log names the Conditional Access policy.'),
  },
  {
    codes: [65001],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('Nobody has consented to the permissions that the app asks for.'),
    remedy: () => l10n.t('Ask your administrator to consent to the app.'),
  },
  {
    codes: [65004],
    kind: 'interactionRequired',
    promptMayMend: true,
    sentence: () => l10n.t('The permissions that the app asks for were declined.'),
    remedy: () => l10n.t('Ask whoever registered the app why it needs them.'),
  },
  {
    codes: [90094, 90095],
    kind: 'interactionRequired',
    sentence: () => l10n.t('Only an administrator can consent to what the app asks for.'),
    remedy: () => l10n.t('Ask your administrator to consent to the app.'),
  },
];
