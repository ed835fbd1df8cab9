/**
 * Changes the product's code in small ways, one at a time, and prints the changes that no unit
 * test near them notices: `npm run mutation -- src/proof/challenge.ts`. Without files it takes all rooms
 * that unit tests hold, which takes hours. See docs/testing.md.
 */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { setup } from './setup.mjs';

/** MSAL, dialogs and documents are held by the suites with the real parts. */
const rooms = [
  'src/{proof,provider,broker,pop}/**/*.ts',
  '!src/**/*.test.ts',
  '!src/broker/msal/**',
  '!src/pop/view/**',
  '!src/pop/input/{*Step,askPopRequest,quickInput}.ts',
];

await setup();
const { Stryker } = await import('@stryker-mutator/core');

const files = process.argv.slice(2);
const folder = 'out/mutation';
rmSync(folder, { recursive: true, force: true });
await new Stryker({
  mutate: files.length > 0 ? files : rooms,
  testRunner: 'unit',
  plugins: [resolve('scripts/mutation/mochaRunner.mjs')],
  coverageAnalysis: 'perTest',
  // Tests take longer beside others, and a change is killed by a test, not by a slow machine.
  concurrency: 1,
  timeoutMS: 30_000,
  tempDirName: `${folder}/sandbox`,
  ignorePatterns: ['artifacts', 'dist', 'docs', 'out', 'samples', '.vscode-test'],
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `${folder}/report.json` },
  htmlReporter: { fileName: `${folder}/report.html` },
}).runMutationTest();
