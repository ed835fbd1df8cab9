import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSemaphores, semaphoresFree } from './semaphores.ts';

/** As glibc keeps a semaphore: the value in the first four bytes, waiters after it. */
function semaphore(value: number, waiters = 0): Buffer {
  const content = Buffer.alloc(32);
  content.writeUInt32LE(value, 0);
  content.writeUInt32LE(waiters, 4);
  return content;
}

describe('the semaphores of the runtime', () => {
  let folder: string;
  let path: string;
  /** What happens in the folder before each look but the first. */
  let meanwhile: (() => Promise<unknown>)[];
  let waited: number[];
  const user = process.getuid!();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entra-broker-shm-'));
    path = join(folder, 'sem.e165a065-6178-4c90-aa1d-5cb947e484f4:253054be79e5');
    meanwhile = [];
    waited = [];
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const wait = async (milliseconds: number) => {
    waited.push(milliseconds);
    await meanwhile.shift()?.();
  };
  const check = () => checkSemaphores({ folder, wait });

  it('are good if there are none, or all are free', async () => {
    await writeFile(join(folder, 'sem.other'), semaphore(0));
    assert.equal((await check()).state, 'good');
    await writeFile(path, semaphore(1, 3));
    assert.equal((await check()).state, 'good');
    assert.deepEqual(waited, []);
  });

  it('are bad if one stays locked at every look for a second, and it is named', async () => {
    await writeFile(path, semaphore(0, 1));
    assert.deepEqual(await check(), {
      check: 'semaphores',
      state: 'bad',
      cause: 'semaphoreStuck',
      subject: path,
    });
    assert.deepEqual(waited.map(Math.round), [333, 333, 333]);
  });

  for (const look of [1, 2, 3]) {
    it(`are good if one that was locked is free at look ${look} after the first`, async () => {
      await writeFile(path, semaphore(0));
      meanwhile = Array.from({ length: look }, (_, index) =>
        index === look - 1 ? () => writeFile(path, semaphore(1)) : () => Promise.resolve(),
      );
      assert.equal((await check()).state, 'good');
      assert.equal(waited.length, look);
    });
  }

  it('are good if one that was locked is gone at the next look', async () => {
    await writeFile(path, semaphore(0));
    meanwhile = [() => rm(path)];
    assert.equal((await check()).state, 'good');
  });

  it('are good if one is locked only after another was', async () => {
    await writeFile(path, semaphore(0));
    meanwhile = [
      async () => {
        await writeFile(path, semaphore(1));
        await writeFile(`${path}0`, semaphore(0));
      },
    ];
    assert.equal((await check()).state, 'good');
  });

  it('are good if one of another user stays locked', async () => {
    await writeFile(path, semaphore(0, 1));
    assert.equal((await checkSemaphores({ folder, wait, user: user + 1 })).state, 'good');
    assert.equal((await checkSemaphores({ folder, wait, user })).state, 'bad');
  });

  const impostors: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['too small', () => writeFile(path, 'x')],
    ['too big', () => writeFile(path, Buffer.alloc(33))],
    ['a folder', () => mkdir(path)],
    ['a link to a locked one', () => linked(symlink)],
    ['a second name of a locked one', () => linked(link)],
    ['a link to nothing', () => symlink('nothing', path)],
    ['a pipe', () => Promise.resolve(execFileSync('mkfifo', [path]))],
    ['of a strange name', () => writeFile(`${path} [x](command:y)`, semaphore(0))],
  ];

  async function linked(make: (target: string, name: string) => Promise<void>): Promise<void> {
    await writeFile(join(folder, 'elsewhere'), semaphore(0));
    await make(join(folder, 'elsewhere'), path);
  }

  for (const [what, make] of impostors) {
    it(`are good if what has the name of one is ${what}`, async () => {
      await make();
      assert.equal((await check()).state, 'good');
    });
  }

  it('can not be judged if one of them may not be read', async () => {
    await writeFile(path, semaphore(0), { mode: 0 });
    await chmod(folder, 0o755);
    assert.deepEqual(await asPerson(check), { check: 'semaphores', state: 'unknown' });
    await writeFile(`${path}0`, semaphore(0));
    assert.equal((await asPerson(check)).cause, 'semaphoreStuck');
  });

  /** Nothing is closed to the user that containers run as. */
  async function asPerson<T>(look: () => Promise<T>): Promise<T> {
    const isRoot = process.geteuid!() === 0;
    if (isRoot) {
      process.seteuid!(65_534);
    }
    try {
      return await look();
    } finally {
      if (isRoot) {
        process.seteuid!(0);
      }
    }
  }

  it('can not be looked at in a folder that is not there', async () => {
    await assert.rejects(checkSemaphores({ folder: join(folder, 'missing') }), /ENOENT/);
  });

  describe('are waited for', () => {
    const limits = { least: 100, most: 350 };
    const total = () => waited.reduce((sum, milliseconds) => sum + milliseconds, 0);

    it('for a moment even if none is locked yet', async () => {
      await semaphoresFree(limits, { folder, wait });
      assert.equal(total(), 100);
    });

    it('until the last one is free', async () => {
      meanwhile = [
        () => writeFile(path, semaphore(0)),
        () => Promise.resolve(),
        () => writeFile(path, semaphore(1)),
      ];
      await semaphoresFree(limits, { folder, wait });
      assert.equal(total(), 300);
    });

    it('not for ever', async () => {
      await writeFile(path, semaphore(0));
      await semaphoresFree(limits, { folder, wait });
      assert.equal(total(), 400);
    });

    it('no longer if nobody can look at them', async () => {
      await semaphoresFree(limits, { folder: join(folder, 'missing'), wait });
      assert.equal(total(), 100);
    });
  });
});
