/**
 * What VS Code compiles on its extension host's only thread when it activates an extension:
 * ours, and the one for Microsoft accounts that is part of VS Code.
 */
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { report } from './figure.ts';
import { times } from './short.ts';

const extensions = '.vscode-test/code-server/node_modules/code-server/lib/vscode/extensions';
const source = {
  theirs: readFileSync(`${extensions}/microsoft-authentication/dist/extension.js`, 'utf8'),
  ours: readFileSync('dist/extension.cjs', 'utf8'),
};
const compiled = { theirs: [] as number[], ours: [] as number[] };
for (let turn = 0; turn < times(30); turn++) {
  compiled.theirs.push(compileTime(source.theirs, turn));
  compiled.ours.push(compileTime(source.ours, turn));
}
const kilobytes = (text: string) => Buffer.byteLength(text) / 1024;
const peer = 'the built-in provider';
report('What activation loads', [
  {
    title: 'Size',
    unit: 'KB',
    peer,
    ours: [kilobytes(source.ours)],
    theirs: [kilobytes(source.theirs)],
  },
  { title: 'Compiling it', unit: 'ms', peer, goal: { atMost: 1 / 15 }, ...compiled },
]);

/** In milliseconds. Each source is new to the engine, which keeps what it has compiled. */
function compileTime(text: string, turn: number): number {
  const fresh = `${text}\n// ${turn}`;
  const start = performance.now();
  new Script(fresh);
  return performance.now() - start;
}
