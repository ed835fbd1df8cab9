import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const folder = '/dev/shm';

/** The runtime's semaphores that are locked; none is for longer than milliseconds. */
export async function stuckSemaphores(): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => file.startsWith('sem.e165a065-'));
  const values = await Promise.all(
    files.map(async (file) => (await readFile(join(folder, file))).readUInt32LE(0)),
  );
  return files.filter((_, index) => values[index] === 0);
}

/** Removes the locks of processes that were killed in the middle of a call. */
export async function removeStuckSemaphores(): Promise<void> {
  for (const file of await stuckSemaphores()) {
    await rm(join(folder, file));
  }
}
