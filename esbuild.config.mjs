import { rmSync } from 'node:fs';
import esbuild from 'esbuild';
import { copyNatives, currentTarget } from './scripts/package/natives.mjs';
import { writeThirdPartyNotices } from './scripts/package/thirdPartyNotices.mjs';

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

rmSync('dist', { recursive: true, force: true });
const { metafile } = await esbuild.build({
  ...shared,
  entryPoints: {
    extension: 'src/extension.ts',
    brokerProcess: 'src/broker/brokerProcess.ts',
    msalBroker: 'src/broker/msalBroker.ts',
  },
  outdir: 'dist',
  metafile: true,
});
writeThirdPartyNotices('dist/ThirdPartyNotices.txt', Object.keys(metafile.inputs));
copyNatives(currentTarget());
