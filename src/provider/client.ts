import * as l10n from '@vscode/l10n';
import type { BrokerClient } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { authorityHost, clouds, defaultScope } from './cloud.ts';
import { isGuid, isTenant } from './identifiers.ts';
import type { ParsedScopes } from './scopes.ts';
import type { SignInSettings } from './settings.ts';

/** Whom a request signs in as an app, where, and for what: tags and settings put together. */
export interface ResolvedRequest {
  readonly client: BrokerClient;
  readonly tenant: string;
  /** Never empty. */
  readonly scopes: readonly string[];
}

/**
 * Tags win over settings. Everything is checked here, before anything is sent.
 * @throws `BrokerError` of the kind `misconfigured`, whose subject is the setting to mend.
 */
export function resolveRequest(parsed: ParsedScopes, settings: SignInSettings): ResolvedRequest {
  const clientId = parsed.clientId ?? settings.clientId.toLowerCase();
  if (!isGuid(clientId)) {
    throw misconfigured('clientId');
  }
  const tenant = parsed.tenant ?? settings.tenant.toLowerCase();
  if (!isTenant(tenant)) {
    throw misconfigured('tenant');
  }
  if (settings.redirectUri !== '' && !URL.canParse(settings.redirectUri)) {
    throw misconfigured('redirectUri');
  }
  return {
    client: {
      clientId,
      authorityHost: currentAuthorityHost(settings),
      ...(isRedirectUriOf(clientId, settings) && { redirectUri: settings.redirectUri }),
    },
    tenant,
    scopes:
      parsed.resourceScopes.length > 0 ? parsed.resourceScopes : [defaultScope(settings.cloud)],
  };
}

/**
 * Where the settings sign people in: the origin of the authority.
 * @throws `BrokerError` of the kind `misconfigured`, whose subject is the setting to mend.
 */
export function currentAuthorityHost(settings: SignInSettings): string {
  if (!clouds.includes(settings.cloud)) {
    throw misconfigured('cloud');
  }
  return authorityHost(settings.cloud, checkedCustomAuthority(settings));
}

/**
 * A redirect URI belongs to one app registration, and those that other extensions bring have
 * their own. On macOS it names the editor, whatever the app registration.
 */
function isRedirectUriOf(clientId: string, settings: SignInSettings): boolean {
  return (
    settings.redirectUri !== '' &&
    (clientId === settings.clientId.toLowerCase() || settings.redirectUri.startsWith('msauth.'))
  );
}

/** What is wrong with a client id as it is being typed; undefined where nothing is. */
export function clientIdProblem(value: string): string | undefined {
  return isGuid(value.trim())
    ? undefined
    : l10n.t('A client id is a GUID, such as 00000000-0000-0000-0000-000000000000.');
}

/** The tenant has a setting of its own, so an authority is an origin and nothing more. */
function checkedCustomAuthority({ cloud, customAuthority }: SignInSettings): string {
  if (cloud !== 'custom') {
    return '';
  }
  const url = URL.canParse(customAuthority) ? new URL(customAuthority) : undefined;
  const isOrigin = url?.protocol === 'https:' && [url.origin, `${url.origin}/`].includes(url.href);
  if (!url || !isOrigin) {
    throw misconfigured('customAuthority');
  }
  return url.origin;
}

function misconfigured(setting: keyof SignInSettings): BrokerError {
  return new BrokerError({ kind: 'misconfigured', subject: `entraBroker.${setting}` });
}
