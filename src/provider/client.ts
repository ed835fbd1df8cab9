import * as l10n from '@vscode/l10n';
import type { BrokerClient } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import { authorityHost, clouds, scopeIn } from './cloud.ts';
import type { Cloud } from './cloud.ts';
import { isGuid, isTenant } from './identifiers.ts';
import { cloudOfResource } from './microsoftResources.ts';
import { resourceOf } from './oneResource.ts';
import type { ParsedScopes } from './scopes.ts';
import { parseScopes } from './scopes.ts';
import { ScopeError } from './scopeError.ts';
import type { SignInSettings } from './settings.ts';

/** A request's app, authority, tenant and scopes: tags and settings put together. */
export interface ResolvedRequest {
  readonly client: BrokerClient;
  readonly tenant: string;
  /** Scopes of one resource, then those of OpenID Connect that were asked for; never empty. */
  readonly scopes: readonly string[];
  /** The settings, by their full names, that tags stand in for; missing if there are none. */
  readonly overrides?: readonly string[];
}

/**
 * Tags win over settings. Everything is checked here, before anything is sent.
 * @throws {BrokerError} of the kind `misconfigured`, whose subject is the setting to mend.
 */
export function applySettings(parsed: ParsedScopes, settings: SignInSettings): ResolvedRequest {
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
  const host = currentAuthorityHost(settings);
  const resourceScopes =
    parsed.resourceScopes.length > 0 ? parsed.resourceScopes : signInScopes(settings);
  requireCloudOfResources(resourceScopes, settings.cloud);
  const overrides = overriddenBy(parsed);
  return {
    client: {
      clientId,
      authorityHost: host,
      ...(isRedirectUriOf(clientId, settings) && { redirectUri: settings.redirectUri }),
    },
    tenant,
    scopes: [...resourceScopes, ...(parsed.openIdScopes ?? [])],
    ...(overrides.length > 0 && { overrides }),
  };
}

/** Changing these settings changes nothing about the request, so no error advises it. */
function overriddenBy({ clientId, tenant }: ParsedScopes): readonly string[] {
  return [
    ...(clientId === undefined ? [] : ['entraBroker.clientId']),
    ...(tenant === undefined ? [] : ['entraBroker.tenant']),
  ];
}

/** What is asked for if only a sign-in is; the runtime gives no token for OpenID scopes only. */
function signInScopes(settings: SignInSettings): readonly string[] {
  const { resourceScopes, ...others } = parsedSignInScopes(settings);
  if (resourceScopes.length === 0 || Object.keys(others).length > 0) {
    throw misconfigured('signInScopes');
  }
  return resourceScopes.map((scope) => scopeIn(settings.cloud, scope));
}

function parsedSignInScopes(settings: SignInSettings): ParsedScopes {
  try {
    return parseScopes(settings.signInScopes);
  } catch (error) {
    throw error instanceof ScopeError ? misconfigured('signInScopes') : error;
  }
}

/** A resource of one national cloud isn't there in another, whose answer would not say why. */
function requireCloudOfResources(scopes: readonly string[], cloud: Cloud): void {
  const resources = scopes.filter((scope) => scope.includes('/')).map(resourceOf);
  const foreign = resources.find((resource) => {
    const own = cloudOfResource(resource);
    return own !== undefined && cloud !== 'custom' && own !== cloud;
  });
  if (foreign !== undefined) {
    throw new BrokerError({
      kind: 'misconfigured',
      subject: 'entraBroker.cloud',
      resource: new URL(foreign).host,
    });
  }
}

/**
 * Where the settings sign people in: the origin of the authority.
 * @throws {BrokerError} of the kind `misconfigured`, whose subject is the setting to mend.
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

/** Why a client id can't be used, for whoever types it; undefined if it can. */
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
