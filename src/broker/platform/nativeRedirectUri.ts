import { bundleIdOf } from './bundleId.ts';

/**
 * The redirect URI by which a platform's broker recognizes the app.
 * @param bundleId that of the macOS app which asks, for the broker there compares the two;
 *   without one, the URI of programs that aren't signed
 * @see https://learn.microsoft.com/entra/msal/javascript/node/brokering
 */
export function redirectUriOf(
  clientId: string,
  platform: NodeJS.Platform,
  bundleId?: string,
): string {
  switch (platform) {
    case 'win32':
      return `ms-appx-web://Microsoft.AAD.BrokerPlugin/${clientId}`;
    case 'darwin':
      return `msauth.${bundleId ?? 'com.msauth.unsignedapp'}://auth`;
    default:
      return 'https://login.microsoftonline.com/common/oauth2/nativeclient';
  }
}

/**
 * The redirect URI that the broker expects from this process. MSAL's own default takes every
 * app on macOS for one that isn't signed, and VS Code is.
 * @param executable the program that this process runs
 */
export function ownRedirectUri(
  clientId: string,
  platform = process.platform,
  executable = process.execPath,
): string {
  return redirectUriOf(clientId, platform, bundleIdOf(executable));
}
