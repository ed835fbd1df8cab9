/** The shells that a command can be written for. `posix`: bash, zsh and their like, and fish. */
export const shells = ['posix', 'powershell', 'cmd'] as const;

export type Shell = (typeof shells)[number];

/** The shells, the one first that people of a platform most likely paste a command into. */
export function shellsFor(platform: NodeJS.Platform): readonly [Shell, ...Shell[]] {
  return platform === 'win32' ? ['powershell', 'cmd', 'posix'] : shells;
}
