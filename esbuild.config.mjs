import { apart } from './scripts/bundle/apart.mjs';

/**
 * How the extension is bundled into `dist/`.
 * @type {import('esbuild').BuildOptions}
 */
const common = {
  entryPoints: {
    // What VS Code loads at its start; the others are loaded by what needs them first.
    extension: 'src/extension.ts',
    sessions: 'src/sessions.ts',
    tools: 'src/tools.ts',
    brokerProcess: 'src/broker/isolation/child/main.ts',
    msalBroker: 'src/broker/msal/createMsalBroker.ts',
  },
  outdir: 'dist',
  bundle: true,
  // MSAL and its native loader work only as CommonJS.
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  // Turns import() into require(), which a CommonJS bundle can resolve beside itself.
  supported: { 'dynamic-import': false },
  plugins: [
    apart({
      '/sessions.ts': './sessions.cjs',
      // Exported by what has the texts of errors in it.
      '/secretStorageError.ts': './sessions.cjs',
      '/tools.ts': './tools.cjs',
      '/createMsalBroker.ts': './msalBroker.cjs',
    }),
  ],
};

/** @type {import('esbuild').BuildOptions & { metafile: true }} */
export const shippedOptions = {
  ...common,
  minify: true,
  // Class names are part of error messages and stack traces that users send us.
  keepNames: true,
  legalComments: 'external',
  logLevel: 'warning',
  metafile: true,
};

/** @type {import('esbuild').BuildOptions} */
export const developmentOptions = {
  ...common,
  sourcemap: true,
  logLevel: 'info',
};
