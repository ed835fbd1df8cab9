import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StandInAccount } from './account.ts';
import { connectControl } from './control.ts';
import type { Control, ControlAddress } from './control.ts';
import type { Announcement } from './main.ts';
import { PrivateBus } from './privateBus.ts';

export interface StandInOptions {
  /** Who can sign in on the machine; by default `defaultAccounts`. */
  readonly accounts?: readonly StandInAccount[];
  /** False for a machine without a broker, until `control.startBroker`. */
  readonly withBroker?: boolean;
  /** False for a machine without a keyring, until `control.startKeyring`. */
  readonly withKeyring?: boolean;
}

/** A stand-in broker and keyring on a session bus of their own. */
export interface StandIn {
  /** The environment in which a process finds the stand-in, and only it. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  readonly control: Control;
  /** For `connectControl` in another process. */
  readonly controlAddress: ControlAddress;
  /** The page on which a user answers prompts. */
  readonly promptUrl: string;
  /** The tenants' public keys, as a JSON Web Key Set. */
  readonly keysUrl: string;
  /** Kills the bus: broker and keyring are gone, and every connection breaks. */
  killBus(): Promise<void>;
  /** Starts a new bus at the same address, with broker and keyring on it. */
  restartBus(): Promise<void>;
  /** Broker and keyring answer nothing until `resume`, as if a person were asked for a password. */
  pause(): void;
  resume(): void;
  /** Ends everything that was started. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('main.ts', import.meta.url));

/**
 * Starts a private session bus with a broker and a keyring on it, and waits until their
 * names are owned. All of it dies with this process, however that ends.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { accounts, withBroker = true, withKeyring = true } = options;
  const bus = await PrivateBus.start();
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.address };
  const machine = spawn(
    process.execPath,
    [
      program,
      ...(accounts ? ['--accounts', JSON.stringify(accounts)] : []),
      ...(withBroker ? [] : ['--without-broker']),
      ...(withKeyring ? [] : ['--without-keyring']),
    ],
    { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const failure = once(machine, 'exit').then(() => bus.kill());
  const started = await Promise.race([once(createInterface(machine.stdout), 'line'), failure]);
  if (!started) {
    throw new Error('The stand-in did not start.');
  }
  const announcement = JSON.parse(started[0] as string) as Announcement;
  const control = connectControl(announcement.control);

  return {
    env,
    control,
    controlAddress: announcement.control,
    promptUrl: announcement.promptUrl,
    keysUrl: announcement.keysUrl,
    killBus: () => bus.kill(),
    restartBus: async () => {
      await bus.restart();
      await control.startKeyring();
      await control.startBroker();
    },
    pause: () => machine.kill('SIGSTOP'),
    resume: () => machine.kill('SIGCONT'),
    stop: async () => {
      machine.stdin.end();
      await failure;
    },
  };
}
