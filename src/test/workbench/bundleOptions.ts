import type { BuildOptions } from 'esbuild';

/** How code of the tests is bundled that VS Code loads as an extension. */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  logLevel: 'warning',
} as const satisfies BuildOptions;
