import { startStandIn } from '../broker/standIn.ts';
import type { StandIn, StandInOptions } from '../broker/standIn.ts';
import { removeStuckSemaphores } from '../runtime/semaphores.ts';
import { clientId } from './clientId.ts';
import { createProfile } from './profile.ts';
import type { Profile, ProfileOptions } from './profile.ts';
import { startVscodeServer } from './vscodeServer.ts';
import type { VscodeServer } from './vscodeServer.ts';
import { Workbench } from './workbench.ts';
import type { WorkbenchOptions } from './workbench.ts';

export interface DesktopOptions extends ProfileOptions, Pick<WorkbenchOptions, 'trusted'> {
  readonly standIn?: StandInOptions;
  /** Whether secrets survive a reload of the window; see `startVscodeServer`. */
  readonly keepSecrets?: boolean;
}

/** The machines that run, for reports on failed tests. */
export const openDesktops = new Set<Desktop>();

/**
 * One person's machine: a broker, VS Code with the built extension, and a window of it.
 * `startDesktop` in `before`, `stop` in `after`.
 */
export class Desktop {
  readonly standIn: StandIn;
  readonly profile: Profile;
  readonly server: VscodeServer;
  readonly workbench: Workbench;

  constructor(standIn: StandIn, profile: Profile, server: VscodeServer, workbench: Workbench) {
    this.standIn = standIn;
    this.profile = profile;
    this.server = server;
    this.workbench = workbench;
    openDesktops.add(this);
  }

  /** Ends all of it and removes what it left on disk. */
  async stop(): Promise<void> {
    openDesktops.delete(this);
    await this.workbench.close();
    await this.server.stop();
    await this.standIn.stop();
    this.profile.remove();
    // A process may have been in the middle of a call.
    await removeStuckSemaphores();
  }
}

/** Starts a machine on which a client id is set and nobody is signed in. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const [standIn, profile] = await Promise.all([
    startStandIn(options.standIn),
    createProfile({
      ...options,
      settings: { 'entraBroker.clientId': clientId, ...options.settings },
    }),
  ]);
  const server = await startVscodeServer(profile, {
    env: standIn.env,
    keepSecrets: options.keepSecrets ?? false,
  });
  const workbench = await Workbench.open(server.origin, {
    folder: profile.workspace,
    ...(options.trusted ? { trusted: options.trusted } : {}),
  });
  return new Desktop(standIn, profile, server, workbench);
}
