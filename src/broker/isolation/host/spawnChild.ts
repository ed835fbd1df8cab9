import { spawn } from 'node:child_process';
import { dirname, isAbsolute } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChildProcess } from 'node:child_process';
import { outputDescriptor, verboseFlag } from '../protocol.ts';

/** Options and inspector flags that are meant for the extension host only. */
const hostVariables = new Set(['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS']);

/**
 * Lists of folders or files from which the loaders of Linux and macOS take libraries, and what
 * stands between their elements: `ld.so(8)`, `dyld(1)`.
 */
const libraryLists: readonly (readonly [name: RegExp, separator: RegExp])[] = [
  [/^LD_(?:PRELOAD|AUDIT)$/, /[: ]/],
  [/^(?:LD_LIBRARY_PATH|DYLD_\w*(?:PATH|LIBRARIES))$/, /[:;]/],
];

/** A started process with the two ends of its channel. */
export interface SpawnedChild {
  readonly process: ChildProcess;
  /** Its standard input, which it reads messages from. */
  readonly input: Writable;
  /** The stream that its messages come from. */
  readonly output: Readable;
  readonly errors: Readable;
}

/**
 * Starts the program of a broker process. VS Code supports children of its own executable
 * that run as Node; its own TypeScript server is one. Its working directory is that of the
 * program: the extension host's may be a folder that somebody else filled.
 */
export function spawnChild(processPath: string, verbose: boolean): SpawnedChild {
  const child = spawn(process.execPath, [processPath, ...(verbose ? [verboseFlag] : [])], {
    cwd: dirname(processPath),
    env: { ...childEnvironment(process.env), ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const [input, , errors] = child.stdio;
  const output = child.stdio[outputDescriptor];
  return { process: child, input, output, errors } as SpawnedChild;
}

/**
 * The part of the extension host's environment that a broker process gets. A relative or empty
 * element of a list of libraries means the working directory, so none of them is taken over.
 */
export function childEnvironment(host: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value = ''] of Object.entries(host)) {
    const separator = libraryLists.find(([names]) => names.test(name))?.[1];
    const kept = separator ? value.split(separator).filter(isAbsolute).join(':') : value;
    if (!hostVariables.has(name) && !(separator && kept === '')) {
      environment[name] = kept;
    }
  }
  return environment;
}
