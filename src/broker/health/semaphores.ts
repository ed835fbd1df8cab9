import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { HealthItem } from './brokerHealth.ts';

/** The runtime's named semaphores, one for each account, as glibc keeps them. */
const prefix = 'sem.e165a065-';

/** The runtime holds a semaphore for milliseconds; this is how long we look, in milliseconds. */
const patience = 1000;
const looks = 4;

/**
 * Whether an earlier process left a semaphore locked, or one that this person must not use:
 * every later call for its account waits for it in vain.
 */
export async function checkSemaphores(folder = '/dev/shm'): Promise<HealthItem> {
  let suspects = (await readdir(folder)).filter((file) => file.startsWith(prefix));
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

/** A `sem_t` of glibc has its value in its first four bytes, on every 64-bit machine. */
async function isFree(path: string): Promise<boolean> {
  try {
    return (await readFile(path)).readUInt32LE(0) > 0;
  } catch (error) {
    // Gone since we listed it; anything else means that it can't be used.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
