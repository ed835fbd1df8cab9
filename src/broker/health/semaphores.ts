import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HealthItem } from './brokerHealth.ts';

/** The runtime's named semaphores, one for each account, as glibc keeps them. */
const ownName = /^sem\.e165a065-[\w:-]+$/;

/** The size of a `sem_t` of glibc on every 64-bit machine, whose value is in its first 4 bytes. */
const size = 32;

/** The runtime holds a semaphore for milliseconds; this is how long we look, in milliseconds. */
const patience = 1000;
const looks = 4;

/** Where semaphores are, whose they are, and how time passes there; tests have their own. */
export interface SemaphorePlace {
  readonly folder?: string;
  /** The id of the user whose semaphores count. */
  readonly user?: number | undefined;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

type State = 'free' | 'locked' | 'unknown';

/**
 * Whether an earlier process left a semaphore locked: every later call for its account waits
 * for it in vain. Anybody may put files into the folder, so only what is certainly a semaphore
 * of this user counts, and what can't be read is unknown, never bad.
 */
export async function checkSemaphores(place: SemaphorePlace = {}): Promise<HealthItem> {
  const { folder = '/dev/shm', wait = delay } = place;
  let states = await semaphoreStates(place);
  for (let look = 1; look < looks && locked(states).length > 0; look++) {
    await wait(patience / (looks - 1));
    const now = await semaphoreStates(place);
    states = new Map([...states].filter(([name, state]) => now.get(name) === state));
  }
  const [stuck] = locked(states);
  if (stuck !== undefined) {
    const subject = join(folder, stuck);
    return { check: 'semaphores', state: 'bad', cause: 'semaphoreStuck', subject };
  }
  const isUnknown = [...states.values()].includes('unknown');
  return { check: 'semaphores', state: isUnknown ? 'unknown' : 'good' };
}

/**
 * Resolves when none of the user's semaphores is locked, after `least` milliseconds at the
 * earliest, and after `most` at the latest.
 */
export async function semaphoresFree(
  { least, most }: { readonly least: number; readonly most: number },
  place: SemaphorePlace = {},
): Promise<void> {
  const { wait = delay } = place;
  await wait(least);
  for (let waited = least; waited < most; waited += least) {
    const states = await semaphoreStates(place).catch(() => new Map<string, State>());
    if (locked(states).length === 0) {
      return;
    }
    await wait(least);
  }
}

function locked(states: ReadonlyMap<string, State>): readonly string[] {
  return [...states].filter(([, state]) => state === 'locked').map(([name]) => name);
}

/** The state of each file that has the name of a semaphore, unless it is certainly another's. */
async function semaphoreStates(place: SemaphorePlace): Promise<ReadonlyMap<string, State>> {
  const { folder = '/dev/shm', user = process.getuid?.() } = place;
  const names = (await readdir(folder)).filter((name) => ownName.test(name));
  const states = new Map<string, State>();
  for (const name of names) {
    const state = await stateOf(join(folder, name), user);
    if (state) {
      states.set(name, state);
    }
  }
  return states;
}

/** Undefined for what is gone, or is no semaphore of this user. */
async function stateOf(path: string, user: number | undefined): Promise<State | undefined> {
  // Neither follows a link nor waits for somebody to write into a pipe.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  try {
    await using file = await open(path, flags);
    const found = await file.stat();
    if (!found.isFile() || found.uid !== user || found.nlink !== 1 || found.size !== size) {
      return undefined;
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead < 4 ? undefined : buffer.readUInt32LE(0) > 0 ? 'free' : 'locked';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' || code === 'EIO' ? 'unknown' : undefined;
  }
}
