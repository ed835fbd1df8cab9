import * as l10n from '@vscode/l10n';

/** How a setting has to be, by its full name. */
export function settingRemedy(setting: string): string {
  switch (setting) {
    case 'entraBroker.clientId':
      return l10n.t('Set {0} to the application (client) id of your app registration.', setting);
    case 'entraBroker.tenant':
      return l10n.t(
        'Set {0} to a tenant id, a domain such as contoso.com, or one of organizations, common and consumers.',
        setting,
      );
    case 'entraBroker.cloud':
      return l10n.t('Set {0} to one of public, usGovernment, china and custom.', setting);
    case 'entraBroker.customAuthority':
      return l10n.t(
        'Set {0} to an origin such as https://login.contoso.com, without a path.',
        setting,
      );
    case 'entraBroker.redirectUri':
      return l10n.t('Set {0} to a URI that the app registration has, or leave it empty.', setting);
    case 'entraBroker.signInScopes':
      return l10n.t('Set {0} to scopes of one resource, such as User.Read.', setting);
    default:
      return l10n.t('Set {0} in the settings.', setting);
  }
}
