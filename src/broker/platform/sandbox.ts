/** The packages that keep an app apart from the libraries and services of the system. */
export type Sandbox = 'Flatpak' | 'snap';

/**
 * The sandbox that this process runs in; undefined if it runs in none.
 * @see https://docs.flatpak.org/en/latest/flatpak-command-reference.html (`FLATPAK_ID`)
 * @see https://snapcraft.io/docs/environment-variables (`SNAP`)
 */
export function sandboxOf(env: NodeJS.ProcessEnv): Sandbox | undefined {
  if (env.FLATPAK_ID) {
    return 'Flatpak';
  }
  return env.SNAP ? 'snap' : undefined;
}
