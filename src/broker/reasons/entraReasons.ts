import { accountReasons } from './accountReasons.ts';
import { appReasons } from './appReasons.ts';
import { policyReasons } from './policyReasons.ts';
import type { Reason } from './reason.ts';
import { serviceReasons } from './serviceReasons.ts';

/**
 * The errors of Microsoft Entra (`AADSTS…`) that people meet with an app of their own and a
 * broker. What each number means is from Microsoft's list; of those that the list lacks, from the
 * messages that people got with them:
 * - 500014: the service principal of the resource is disabled, by an administrator or since a
 *   subscription has lapsed (Microsoft's article 'Microsoft Forms shows "Sorry, something went wrong"')
 * - 500113: no reply address is registered, which a redirect URI mends
 *   (https://github.com/KoenZomers/OneDriveAPI/issues/33)
 * - 530003: the device has to be managed (https://github.com/Azure/azure-cli/issues/29282)
 *
 * Not here: 700024, which is about the assertion of an app that has a secret or a certificate.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const entraReasons: readonly Reason[] = [
  ...appReasons,
  ...accountReasons,
  ...policyReasons,
  ...serviceReasons,
];
