import { redirectUris } from './redirectUris.ts';

/** A program that can register an app. */
export type RegistrationTool = 'azureCli' | 'graphPowerShell';

/** Stands for the client id, which only the registration itself makes known. */
const unknownId = 'CLIENT-ID';

/**
 * Commands that register an app with the redirect URIs of a platform, to be run in its usual shell.
 * It is for work and school accounts of any organization, as the default of `entraBroker.tenant` is.
 * The last line prints the client id.
 * @param bundleId of the macOS app that asks, see `redirectUris`.
 * @see https://learn.microsoft.com/cli/azure/ad/app
 * @see https://learn.microsoft.com/powershell/module/microsoft.graph.applications/new-mgapplication
 */
export function registrationCommands(
  tool: RegistrationTool,
  platform: NodeJS.Platform,
  bundleId?: string,
): string {
  const uris = redirectUris(unknownId, platform, bundleId)
    .filter((uri) => uri.platform === platform)
    .map(({ uri }) => uri);
  return tool === 'azureCli' ? forAzureCli(uris, platform) : forGraph(uris);
}

function forAzureCli(uris: readonly string[], platform: NodeJS.Platform): string {
  const create = `az ad app create --display-name "Entra Broker" --sign-in-audience AzureADMultipleOrgs --query appId --output tsv`;
  return [
    platform === 'win32' ? `$id = ${create}` : `id=$(${create})`,
    `az ad app update --id "$id" --is-fallback-public-client true --public-client-redirect-uris ${uris
      .map((uri) => `"${uri.replace(unknownId, '$id')}"`)
      .join(' ')}`,
    'echo "$id"',
    '',
  ].join('\n');
}

function forGraph(uris: readonly string[]): string {
  const list = uris.map((uri) => `"${uri.replace(unknownId, '$($app.AppId)')}"`).join(', ');
  return [
    'Connect-MgGraph -Scopes Application.ReadWrite.All',
    '$app = New-MgApplication -DisplayName "Entra Broker" -SignInAudience AzureADMultipleOrgs -IsFallbackPublicClient',
    `Update-MgApplication -ApplicationId $app.Id -PublicClient @{ RedirectUris = @(${list}) }`,
    '$app.AppId',
    '',
  ].join('\n');
}
