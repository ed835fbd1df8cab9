import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HealthItem } from './brokerHealth.ts';

/** The runtime's named semaphores, one for each account, as glibc keeps them. */
const prefix = 'sem.e165a065-';

/** The runtime holds a semaphore for milliseconds; this is how long we look, in milliseconds. */
const patience = 1000;
const looks = 4;

/**
 * Whether an earlier process left a semaphore locked: every later call for its account waits
 * for it in vain. Those of other users of the machine are for their accounts, and closed to us.
 * @param user the id of the person whose semaphores they are
 */
export async function checkSemaphores(
  folder = '/dev/shm',
  user = process.getuid?.(),
): Promise<HealthItem> {
  const files = (await readdir(folder)).filter((file) => file.startsWith(prefix));
  const own = await Promise.all(files.map((file) => belongsTo(user, join(folder, file))));
  let suspects = files.filter((_, index) => own[index]);
  for (let look = 0; look < looks && suspects.length > 0; look++) {
    if (look > 0) {
      await delay(patience / (looks - 1));
    }
    const free = await Promise.all(suspects.map((file) => isFree(join(folder, file))));
    suspects = suspects.filter((_, index) => !free[index]);
  }
  const [stuck] = suspects;
  return stuck === undefined
    ? { check: 'semaphores', state: 'good' }
    : { check: 'semaphores', state: 'bad', cause: 'semaphoreStuck', subject: join(folder, stuck) };
}

async function belongsTo(user: number | undefined, path: string): Promise<boolean> {
  try {
    return (await stat(path)).uid === user;
  } catch {
    // Gone since we listed it.
    return false;
  }
}

/** A `sem_t` of glibc has its value in its first four bytes, on every 64-bit machine. */
async function isFree(path: string): Promise<boolean> {
  try {
    return (await readFile(path)).readUInt32LE(0) > 0;
  } catch (error) {
    // Gone since we listed it; anything else means that it can't be used.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
