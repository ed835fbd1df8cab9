import { cp, rm } from 'node:fs/promises';
import esbuild from 'esbuild';

const natives = 'node_modules/@azure/msal-node-runtime/dist';

/**
 * MSAL is bundled alone and loaded on demand: the extension host and the start of a broker
 * process stay free of it. Whoever imports `msalBroker` gets the finished bundle.
 * @type {esbuild.Plugin}
 */
const msalApart = {
  name: 'msal-apart',
  setup(build) {
    build.onResolve({ filter: /\/msalBroker\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './msalBroker.cjs', external: true } : undefined,
    );
  },
};

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  // MSAL and its native loader work as CommonJS alone.
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  legalComments: 'external',
  logLevel: 'warning',
  minify: true,
  // Class names are part of error messages and stack traces that people send us.
  keepNames: true,
  // Turns import() into require(), which a CommonJS bundle can resolve beside itself.
  supported: { 'dynamic-import': false },
  plugins: [msalApart],
};

await rm('dist', { recursive: true, force: true });
await esbuild.build({
  ...shared,
  entryPoints: {
    extension: 'src/extension.ts',
    brokerProcess: 'src/broker/brokerProcess.ts',
    msalBroker: 'src/broker/msalBroker.ts',
  },
  outdir: 'dist',
});

// The loader looks for its platform's files in this layout beside the bundle.
for (const platform of ['linux', 'macos', 'windows']) {
  await cp(`${natives}/${platform}`, `dist/${platform}`, { recursive: true });
}
