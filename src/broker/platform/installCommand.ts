import type { Distribution } from './distribution.ts';

/** The package that brings what the runtime needs, by the tool that installs it. */
interface Packages {
  readonly apt?: string;
  readonly dnf?: string;
}

const packages: Readonly<Record<string, Packages>> = {
  // From Microsoft's own package source, which has to be set up first.
  'microsoft-identity-broker': {
    apt: 'microsoft-identity-broker',
    dnf: 'microsoft-identity-broker',
  },
  'gnome-keyring': { apt: 'gnome-keyring', dnf: 'gnome-keyring' },
  'libwebkit2gtk-4.1.so.0': { apt: 'libwebkit2gtk-4.1-0', dnf: 'webkit2gtk4.1' },
  'libjavascriptcoregtk-4.1.so.0': {
    apt: 'libjavascriptcoregtk-4.1-0',
    dnf: 'javascriptcoregtk4.1',
  },
  'libwebkit2gtk-4.0.so.37': { apt: 'libwebkit2gtk-4.0-37', dnf: 'webkit2gtk3' },
  'libjavascriptcoregtk-4.0.so.18': { apt: 'libjavascriptcoregtk-4.0-18', dnf: 'webkit2gtk3-jsc' },
  'libwebkitgtk-6.0.so.4': { apt: 'libwebkitgtk-6.0-4', dnf: 'webkitgtk6.0' },
  'libjavascriptcoregtk-6.0.so.1': {
    apt: 'libjavascriptcoregtk-6.0-1',
    dnf: 'javascriptcoregtk6.0',
  },
  'libgtk-3.so.0': { apt: 'libgtk-3-0', dnf: 'gtk3' },
  'libgdk-3.so.0': { apt: 'libgtk-3-0', dnf: 'gtk3' },
  'libgtk-4.so.1': { apt: 'libgtk-4-1', dnf: 'gtk4' },
  'libsoup-3.0.so.0': { apt: 'libsoup-3.0-0', dnf: 'libsoup3' },
  'libsoup-2.4.so.1': { apt: 'libsoup2.4-1', dnf: 'libsoup' },
  'libsecret-1.so.0': { apt: 'libsecret-1-0', dnf: 'libsecret' },
  'libdbus-1.so.3': { apt: 'libdbus-1-3', dnf: 'dbus-libs' },
  'libcurl.so.4': { apt: 'libcurl4', dnf: 'libcurl' },
  'libcrypto.so.3': { apt: 'libssl3', dnf: 'openssl-libs' },
  'libuuid.so.1': { apt: 'libuuid1', dnf: 'libuuid' },
  'libX11.so.6': { apt: 'libx11-6', dnf: 'libX11' },
  'libXext.so.6': { apt: 'libxext6', dnf: 'libXext' },
  'libfido2.so.1': { apt: 'libfido2-1', dnf: 'libfido2' },
  'libp11-kit.so.0': { apt: 'libp11-kit0', dnf: 'p11-kit' },
  'libglib-2.0.so.0': { apt: 'libglib2.0-0', dnf: 'glib2' },
  'libgobject-2.0.so.0': { apt: 'libglib2.0-0', dnf: 'glib2' },
  'libgio-2.0.so.0': { apt: 'libglib2.0-0', dnf: 'glib2' },
  'libstdc++.so.6': { apt: 'libstdc++6', dnf: 'libstdc++' },
};

/**
 * The command that installs a shared library or a service on a distribution; undefined if
 * either is not known.
 */
export function installCommand(
  subject: string,
  distribution: Distribution | undefined,
): string | undefined {
  const { apt, dnf } = packages[subject] ?? {};
  const isOneOf = (...ids: string[]) => distribution?.ids.some((id) => ids.includes(id)) ?? false;
  if (apt !== undefined && isOneOf('debian', 'ubuntu')) {
    return `sudo apt install ${apt}`;
  }
  if (dnf !== undefined && isOneOf('fedora', 'rhel', 'centos')) {
    return `sudo dnf install ${dnf}`;
  }
  return undefined;
}
