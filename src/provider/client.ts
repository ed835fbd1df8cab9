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
  if (!clouds.includes(settings.cloud)) {
    throw misconfigured('cloud');
  }
  if (settings.redirectUri !== '' && !URL.canParse(settings.redirectUri)) {
    throw misconfigured('redirectUri');
  }
  return {
    client: {
      clientId,
      authorityHost: authorityHost(settings.cloud, checkedCustomAuthority(settings)),
      ...(settings.redirectUri !== '' && { redirectUri: settings.redirectUri }),
    },
    tenant,
    scopes:
      parsed.resourceScopes.length > 0 ? parsed.resourceScopes : [defaultScope(settings.cloud)],
  };
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
