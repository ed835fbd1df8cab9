import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Ends the daemon when standard input ends, which happens however this process dies. Signals
 * to the whole group, such as Ctrl+C, are for this process to act on.
 * Arguments: configuration, address, directory of the socket.
 */
const untilInputEnds = `
trap '' HUP INT TERM
dbus-daemon --config-file="$1" --nofork --address="$2" --print-address &
exec >&-
read -r _
kill -KILL $!
wait
rm -rf "$3"`;

const configuration = fileURLToPath(new URL('bus.conf', import.meta.url));

/** A session bus of our own, which dies with this process. */
export class PrivateBus {
  readonly address: string;
  private readonly directory: string;
  private daemon: ChildProcess | undefined;

  private constructor() {
    this.directory = mkdtempSync(join(tmpdir(), 'stand-in-bus-'));
    this.address = `unix:path=${join(this.directory, 'bus')}`;
  }

  static async start(): Promise<PrivateBus> {
    const bus = new PrivateBus();
    await bus.restart();
    return bus;
  }

  /** Starts the daemon again, at the same address, with nobody on it. */
  async restart(): Promise<void> {
    await this.kill();
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    const daemon = spawn(
      'sh',
      ['-c', untilInputEnds, 'sh', configuration, this.address, this.directory],
      // If it may not raise the limit of open files, it complains on standard error.
      { stdio: ['pipe', 'pipe', 'ignore'] },
    );
    this.daemon = daemon;
    const output = createInterface(daemon.stdout);
    const [address] = (await Promise.race([
      once(output, 'line'),
      once(output, 'close').then(() => []),
    ])) as [string?];
    if (address === undefined) {
      await this.kill();
      throw new Error('dbus-daemon did not start; is it installed?');
    }
  }

  /** Kills the daemon: every connection breaks. */
  async kill(): Promise<void> {
    const daemon = this.daemon;
    this.daemon = undefined;
    if (daemon) {
      daemon.stdin?.end();
      await once(daemon, 'exit');
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}
