import * as l10n from '@vscode/l10n';
import type { Reason } from './reason.ts';

/** Failures whose remedy is in the app registration, or in how a request names app and tenant. */
export const appReasons: readonly Reason[] = [
  {
    codes: [50011, 500113, 900971],
    kind: 'misconfigured',
    needsRedirectUri: true,
    sentence: () => l10n.t('The app registration lacks the redirect URI that is used here.'),
    remedy: () =>
      l10n.t('Add it to the app registration: Authentication, "Mobile and desktop applications".'),
  },
  {
    codes: [7000218],
    kind: 'misconfigured',
    needsRedirectUri: true,
    sentence: () =>
      l10n.t("The app registration expects a secret, which a desktop app doesn't have."),
    remedy: () =>
      l10n.t(
        'Remove the redirect URI from the platform "Web", and add it under "Mobile and desktop applications".',
      ),
  },
  {
    codes: [700016, 700011],
    kind: 'misconfigured',
    setting: 'entraBroker.clientId',
    sentence: () => l10n.t('The tenant has no app with this client id.'),
    remedy: () =>
      l10n.t(
        'Check {0}. If the app belongs to one organization, only its tenant has it.',
        'entraBroker.clientId',
      ),
    remedyIfOverridden: () =>
      l10n.t(
        'If the app belongs to one organization, only its tenant has it. The request itself names the client id: tell the author of the extension that asks, or correct the request file.',
      ),
  },
  {
    codes: [7000112, 70001],
    kind: 'misconfigured',
    setting: 'entraBroker.clientId',
    sentence: () => l10n.t('The app with this client id is disabled.'),
    remedy: () => l10n.t('Ask your administrator to enable it under "Enterprise applications".'),
  },
  {
    codes: [50194],
    kind: 'misconfigured',
    setting: 'entraBroker.tenant',
    sentence: () => l10n.t('The app registration is for accounts of one tenant only.'),
    remedy: () => l10n.t('Set {0} to the tenant of the app registration.', 'entraBroker.tenant'),
    remedyIfOverridden: correctTenant,
  },
  {
    codes: [9002332, 90124, 90130],
    kind: 'misconfigured',
    setting: 'entraBroker.tenant',
    sentence: () => l10n.t('The app or the API is for work and school accounts only.'),
    remedy: () => l10n.t('Set {0} to organizations, or to a tenant.', 'entraBroker.tenant'),
    remedyIfOverridden: correctTenant,
  },
  {
    codes: [90002],
    kind: 'misconfigured',
    setting: 'entraBroker.tenant',
    sentence: () => l10n.t('There is no such tenant in this cloud.'),
    remedy: () => l10n.t('Check {0} and {1}.', 'entraBroker.tenant', 'entraBroker.cloud'),
    remedyIfOverridden: () =>
      l10n.t(
        'Check {0}. The request itself names the tenant: if that is wrong, tell the author of the extension that asks, or correct the request file.',
        'entraBroker.cloud',
      ),
  },
  {
    codes: [90038],
    kind: 'misconfigured',
    setting: 'entraBroker.cloud',
    sentence: () => l10n.t('The tenant is in another cloud.'),
    remedy: () => l10n.t("Set {0} to the tenant's cloud.", 'entraBroker.cloud'),
  },
  {
    codes: [500011, 50001],
    kind: 'misconfigured',
    sentence: () => l10n.t('The tenant does not know the API that the token is for.'),
    remedy: () =>
      l10n.t(
        'Check the scopes and the tenant. An administrator may have to add the API to the tenant.',
      ),
  },
  {
    codes: [500014],
    kind: 'misconfigured',
    sentence: () => l10n.t('The API that the token is for is disabled in this tenant.'),
    remedy: () => l10n.t('Ask your administrator to enable it, or to renew its subscription.'),
  },
  {
    codes: [70011, 28002, 700022],
    kind: 'misconfigured',
    sentence: () => l10n.t('A scope that was asked for is not valid.'),
    remedy: () =>
      l10n.t('Check the spelling of the scopes; all of them must belong to the same API.'),
  },
  {
    codes: [65002],
    kind: 'misconfigured',
    setting: 'entraBroker.clientId',
    sentence: () => l10n.t("This client id is Microsoft's own, and may not ask for this API."),
    remedy: () => l10n.t('Set {0} to an app registration of your own.', 'entraBroker.clientId'),
    remedyIfOverridden: () =>
      l10n.t(
        'The request itself names the client id. Tell the author of the extension that asks, or correct the request file.',
      ),
  },
  {
    codes: [650057],
    kind: 'misconfigured',
    sentence: () => l10n.t('The app registration does not list this API.'),
    remedy: () => l10n.t('Add the API under "API permissions" of the app registration.'),
  },
  {
    codes: [650056],
    kind: 'misconfigured',
    sentence: () => l10n.t('The app registration has no permission for this API.'),
    remedy: () =>
      l10n.t(
        'Add one, such as User.Read of Microsoft Graph, under "API permissions", or ask your administrator to consent.',
      ),
  },
];

function correctTenant(): string {
  return l10n.t(
    'The request itself names the tenant. Tell the author of the extension that asks, or correct the request file.',
  );
}
