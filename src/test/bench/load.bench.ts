/**
 * What VS Code compiles on its extension host's only thread when it activates an extension:
 * ours, and the one for Microsoft accounts that is part of VS Code.
 */
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { median } from './median.ts';
import { printTable, ratio } from './table.ts';

const extensions = '.vscode-test/code-server/node_modules/code-server/lib/vscode/extensions';

const bundles = [
  {
    label: 'microsoft-authentication',
    path: `${extensions}/microsoft-authentication/dist/extension.js`,
  },
  { label: 'ours', path: 'dist/extension.cjs' },
];

const turns = 30;

const competitors = bundles.map(({ label, path }) => ({
  label,
  source: readFileSync(path, 'utf8'),
  times: [] as number[],
}));
for (let turn = 0; turn < turns; turn++) {
  for (const { source, times } of competitors) {
    times.push(compileTime(source, turn));
  }
}
const scores = competitors.map(({ label, source, times }) => ({
  label,
  size: Buffer.byteLength(source) / 1024,
  time: median(times),
}));
const [base] = scores;
printTable(
  `Compiling what activation loads, ${turns} times`,
  ['', 'KB', 'ratio', 'p50, ms', 'ratio'],
  scores.map(({ label, size, time }) => [
    label,
    size,
    ratio(size, base?.size),
    time,
    ratio(time, base?.time),
  ]),
);

/** In milliseconds. Each source is new to the engine, which keeps what it has compiled. */
function compileTime(source: string, turn: number): number {
  const fresh = `${source}\n// ${turn}`;
  const start = performance.now();
  new Script(fresh);
  return performance.now() - start;
}
