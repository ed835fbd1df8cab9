import { spawn, type ChildProcess } from 'node:child_process';
import { verboseFlag } from './protocol.ts';

/** Options and inspector flags that are meant for the extension host alone. */
const hostVariables = new Set(['NODE_OPTIONS', 'VSCODE_INSPECTOR_OPTIONS']);

/**
 * Starts the program of a broker process. VS Code supports children of its own executable
 * that run as Node; its own TypeScript server is one.
 */
export function startProcess(processPath: string, verbose: boolean): ChildProcess {
  const env = Object.entries(process.env).filter(([name]) => !hostVariables.has(name));
  return spawn(process.execPath, [processPath, ...(verbose ? [verboseFlag] : [])], {
    env: { ...Object.fromEntries(env), ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
}
