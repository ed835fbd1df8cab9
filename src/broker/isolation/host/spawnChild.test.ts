import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { childEnvironment, spawnChild } from './spawnChild.ts';

describe('the environment of a broker process', () => {
  it('is that of the extension host without what is meant for the host only', () => {
    assert.deepEqual(
      childEnvironment({ HOME: '/home/a', NODE_OPTIONS: '-r x', VSCODE_INSPECTOR_OPTIONS: '{}' }),
      { HOME: '/home/a' },
    );
  });

  for (const [name, host, child] of [
    ['LD_LIBRARY_PATH', '/opt/lib:/usr/lib', '/opt/lib:/usr/lib'],
    ['LD_LIBRARY_PATH', ':/opt/my lib;lib::./x', '/opt/my lib'],
    ['LD_LIBRARY_PATH', '', undefined],
    ['LD_LIBRARY_PATH', 'lib', undefined],
    ['LD_PRELOAD', '/a.so b.so /c.so', '/a.so:/c.so'],
    ['LD_AUDIT', 'a.so', undefined],
    ['DYLD_LIBRARY_PATH', '/a::b', '/a'],
    ['DYLD_INSERT_LIBRARIES', 'a.dylib', undefined],
    ['DYLD_FALLBACK_FRAMEWORK_PATH', '.:/a', '/a'],
    ['PATH', '/bin::.', '/bin::.'],
  ] as const) {
    it(`has no element of ${name}="${host}" that means the working directory`, () => {
      assert.equal(childEnvironment({ [name]: host })[name], child);
    });
  }
});

describe('a started broker process', () => {
  let folder: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'entra-broker-child-')));
    await writeFile(
      join(folder, 'child.cjs'),
      `require('node:fs').createWriteStream('', { fd: 3 }).end(JSON.stringify({
        cwd: process.cwd(), args: process.argv.slice(2), electron: process.env.ELECTRON_RUN_AS_NODE,
      }));`,
    );
  });
  after(() => rm(folder, { recursive: true }));

  it('works in the folder of its program, not in that of the extension host', async () => {
    for (const verbose of [false, true]) {
      const { process, output } = spawnChild(join(folder, 'child.cjs'), verbose);
      const ended = once(process, 'close');
      assert.deepEqual(await json(output), {
        cwd: folder,
        args: verbose ? ['--verbose'] : [],
        electron: '1',
      });
      await ended;
    }
  });

  it('says so if it can not be started', async () => {
    const { process } = spawnChild('/nonexistent/child.cjs', false);
    const [error] = (await once(process, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ENOENT');
  });
});
