import { redirectUriOf } from '../broker/platform/nativeRedirectUri.ts';

/** The platforms that have a broker. */
export const platforms = ['win32', 'darwin', 'linux'] as const;

export type Platform = (typeof platforms)[number];

/** A redirect URI that an app registration needs, and where it needs it. */
export interface RedirectUri {
  readonly platform: Platform;
  readonly uri: string;
}

/** The bundle id of VS Code itself, if the one of the running program is not known. */
const publishedBundleId = 'com.microsoft.VSCode';

/**
 * The redirect URIs by which each platform's broker recognizes the app, this platform's first.
 * On macOS the program that asks is VS Code's helper process, or VS Code if the system
 * counts the helper as part of it; an editor that isn't signed needs the URI of all such.
 * @param bundleId the helper's bundle id, such as `com.microsoft.VSCode.helper`.
 */
export function redirectUris(
  clientId: string,
  thisPlatform: NodeJS.Platform,
  bundleId = `${publishedBundleId}.helper`,
): readonly RedirectUri[] {
  const urisOf = (platform: Platform) =>
    platform === 'darwin'
      ? [...bundleIds(bundleId), undefined].map((id) => redirectUriOf(clientId, platform, id))
      : [redirectUriOf(clientId, platform)];
  const isThis = (platform: Platform) => platform === thisPlatform;
  return [
    ...platforms.filter(isThis),
    ...platforms.filter((platform) => !isThis(platform)),
  ].flatMap((platform) => urisOf(platform).map((uri) => ({ platform, uri })));
}

/** What people call a platform. These are names, and the same in every language. */
export function platformName(platform: Platform): string {
  return { win32: 'Windows', darwin: 'macOS', linux: 'Linux' }[platform];
}

function bundleIds(bundleId: string): readonly string[] {
  const appId = bundleId.replace(/\.helper(?:\.\w+)?$/i, '');
  return [...new Set([bundleId, appId])];
}
