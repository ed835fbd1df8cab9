import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSemaphores } from '../../broker/health/semaphores.ts';

/** As glibc keeps a semaphore: the value in the first four bytes, waiters after it. */
function semaphore(value: number, waiters = 0): Buffer {
  const content = Buffer.alloc(32);
  content.writeUInt32LE(value, 0);
  content.writeUInt32LE(waiters, 4);
  return content;
}

describe('the semaphores of the runtime', () => {
  let folder: string;
  const name = 'sem.e165a065-6178-4c90-aa1d-5cb947e484f4:abc';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entra-broker-shm-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('are good where there are none, or all are free', async () => {
    await writeFile(join(folder, 'sem.other'), semaphore(0));
    assert.equal((await checkSemaphores(folder)).state, 'good');
    await writeFile(join(folder, name), semaphore(1, 3));
    assert.equal((await checkSemaphores(folder)).state, 'good');
  });

  it('are bad where one stays locked, and it is named', async () => {
    await writeFile(join(folder, name), semaphore(0, 1));
    const item = await checkSemaphores(folder);
    assert.deepEqual([item.state, item.cause], ['bad', 'semaphoreStuck']);
    assert.equal(item.subject, join(folder, name));
  });

  it('are good where one is locked for a moment only', async () => {
    await writeFile(join(folder, name), semaphore(0));
    const check = checkSemaphores(folder);
    await writeFile(join(folder, name), semaphore(1));
    assert.equal((await check).state, 'good');
  });

  it('are good where one of another user stays locked', async () => {
    await writeFile(join(folder, name), semaphore(0, 1));
    assert.equal((await checkSemaphores(folder, process.getuid!() + 1)).state, 'good');
    assert.equal((await checkSemaphores(folder, process.getuid!())).state, 'bad');
  });

  it('are bad where one is no semaphore', async () => {
    await writeFile(join(folder, name), 'x');
    assert.equal((await checkSemaphores(folder)).state, 'bad');
  });
});
