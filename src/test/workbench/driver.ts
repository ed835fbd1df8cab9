import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import type { StandIn } from '../broker/standIn.ts';
import { bundleOptions } from './bundleOptions.ts';
import { inRepository } from './paths.ts';

/** An extension that runs tests in the extension host, as `runTests` takes it. */
export interface Driver {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
}

/** Its id, as VS Code names it. */
export const driverId = 'entra-broker-tests.driver';

/** Builds the extension that runs these test files. */
export async function buildDriver(files: readonly string[]): Promise<Driver> {
  const folder = inRepository('out/driver');
  await rm(folder, { recursive: true, force: true });
  await cp(inRepository('src/test/workbench/driver/package.json'), `${folder}/package.json`);
  await build({
    entryPoints: [inRepository('src/test/workbench/driver/runSuite.ts'), ...files],
    outdir: folder,
    entryNames: '[name]',
    outExtension: { '.js': '.cjs' },
    ...bundleOptions,
    external: [...bundleOptions.external, 'mocha'],
  });
  return { extensionDevelopmentPath: folder, extensionTestsPath: `${folder}/runSuite.cjs` };
}

/** The environment in which the tests find the stand-in, and know which of them to run. */
export function driverEnv(standIn: StandIn | undefined, grep: string): Record<string, string> {
  return {
    ...(standIn && {
      ...standIn.env,
      STAND_IN_CONTROL: JSON.stringify(standIn.controlAddress),
    }),
    TEST_GREP: grep,
  };
}
