import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** Debian has the program beside others of Wine, and in the PATH one that asks for 32 bits, too. */
const folders = ['/usr/lib/wine', ...(process.env.PATH ?? '').split(delimiter)];

/** Wine for programs with 64 bits; undefined if it isn't installed. */
export function findWine(): string | undefined {
  return folders.map((folder) => join(folder, 'wine64')).find(isProgram);
}

/** Wine with a Windows of its own. */
export class Wine {
  private readonly program: string;
  private readonly prefix = mkdtempSync(join(tmpdir(), 'entra-broker-wine-'));

  private readonly env: NodeJS.ProcessEnv;

  constructor(program: string) {
    this.program = program;
    this.env = { ...process.env, WINEPREFIX: this.prefix };
  }

  /** Runs a program for Windows, and returns its exit code when it has ended. */
  async run(...command: readonly string[]): Promise<number | null> {
    const child = spawn(this.program, command, {
      env: {
        ...this.env,
        // Wine's Windows is older than those that Node.js is tested with.
        NODE_SKIP_PLATFORM_CHECK: '1',
        // Neither its own complaints, nor the browser and .NET that it would install.
        WINEDEBUG: '-all',
        WINEDLLOVERRIDES: 'mscoree=;mshtml=;winemenubuilder.exe=',
      },
      stdio: 'ignore',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  /** Ends what still runs in it, and removes it. */
  async remove(): Promise<void> {
    for (const option of ['--kill', '--wait']) {
      await once(
        spawn(join(dirname(this.program), 'wineserver'), [option], { env: this.env }),
        'exit',
      );
    }
    rmSync(this.prefix, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
