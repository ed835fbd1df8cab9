import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { frontProgram, serverEnv, serverFolders, serverNode, serverProgram } from './codeServer.ts';
import type { ProfileFolders } from './codeServer.ts';

export interface ServerOptions {
  /** Added to the environment that extensions see. */
  readonly env?: NodeJS.ProcessEnv;
  /**
   * Keeps secrets in the browser's storage, so that they survive a reload of the window.
   * Otherwise they are gone with it, and the start is two seconds faster.
   */
  readonly keepSecrets?: boolean;
  /** Makes VS Code take the folder of an extension and its tests from the address. */
  readonly extensionTests?: boolean;
  /** Where its log goes; nowhere by default. */
  readonly log?: (line: string) => void;
}

/** Real VS Code with a real extension host, served to a browser on this machine. */
export interface VscodeServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Ends it, its extension hosts and their child processes. */
  stop(): Promise<void>;
}

/** Starts VS Code on a free port of the loopback interface and waits until it answers. */
export async function startVscodeServer(
  profile: ProfileFolders,
  options: ServerOptions = {},
): Promise<VscodeServer> {
  const server = spawn(
    serverNode,
    options.keepSecrets
      ? withSecrets(profile, options.extensionTests)
      : bare(profile, options.extensionTests),
    {
      env: { ...serverEnv(profile), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, to end all that it starts.
      detached: true,
    },
  );
  const killGroup = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(server.pid ?? NaN), signal);
    } catch {
      // The group has ended already.
    }
  };
  const killNow = () => {
    killGroup('SIGKILL');
  };
  // Before its profile is removed, which it would write to.
  process.prependListener('exit', killNow);
  const stopped = once(server, 'exit');

  const lines: string[] = [];
  createInterface(server.stderr).on('line', (line) => {
    lines.push(line);
    options.log?.(line);
  });
  const port = new Promise<string>((resolve) => {
    createInterface(server.stdout).on('line', (line) => {
      lines.push(line);
      options.log?.(line);
      const listening = /(?:agent listening on |server listening on http:\/\/127\.0\.0\.1:)(\d+)/;
      const found = listening.exec(line)?.[1];
      if (found) {
        resolve(found);
      }
    });
  });
  const answer = await Promise.race([port, stopped.then(() => undefined)]);
  if (answer === undefined) {
    throw new Error(`VS Code did not start:\n${lines.join('\n')}`);
  }
  return {
    origin: `http://127.0.0.1:${answer}`,
    stop: async () => {
      killGroup('SIGTERM');
      const timer = setTimeout(killNow, 5000);
      await stopped;
      clearTimeout(timer);
      killNow();
      process.off('exit', killNow);
    },
  };
}

function bare(profile: ProfileFolders, extensionTests = false): string[] {
  return [
    serverProgram,
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--telemetry-level=off',
    ...serverFolders(profile),
    ...(extensionTests ? ['--enable-smoke-test-driver'] : []),
  ];
}

function withSecrets(profile: ProfileFolders, extensionTests = false): string[] {
  return [
    frontProgram,
    `--config=${profile.folder}/code-server.yaml`,
    '--auth=none',
    '--bind-addr=127.0.0.1:0',
    `--user-data-dir=${profile.userData}`,
    `--extensions-dir=${profile.extensions}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    ...(extensionTests ? ['--vscode-option=enable-smoke-test-driver'] : []),
  ];
}
