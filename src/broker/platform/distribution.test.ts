import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseDistribution, readDistribution } from './distribution.ts';

describe('parseDistribution', () => {
  it('reads os-release files, with and without quotes', () => {
    const text =
      'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n';
    assert.deepEqual(parseDistribution(text), {
      ids: ['ubuntu', 'debian'],
      majorVersion: 24,
      name: 'Ubuntu 24.04.1 LTS',
    });
  });

  it('knows every family that a distribution belongs to', () => {
    const text =
      'NAME="Rocky Linux"\nID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"\nPRETTY_NAME=\'Rocky Linux 9.4\'\n';
    assert.deepEqual(parseDistribution(text), {
      ids: ['rocky', 'rhel', 'centos', 'fedora'],
      majorVersion: 9,
      name: 'Rocky Linux 9.4',
    });
  });

  it('reads no comments, and only the quotes around a whole value', () => {
    const text = '#ID=other\nID=debian \r\nPRETTY_NAME=the "own" distribution "x"\n';
    assert.deepEqual(parseDistribution(text), {
      ids: ['debian'],
      majorVersion: 0,
      name: 'the "own" distribution "x"',
    });
    assert.equal(parseDistribution('PRETTY_NAME="a" or "b" it is').name, '"a" or "b" it is');
  });

  it('has an id and a name for a file that names none', () => {
    assert.deepEqual(parseDistribution(''), { ids: ['linux'], majorVersion: 0, name: 'linux' });
  });

  it('makes something of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.notEqual(parseDistribution(text).ids.length, 0);
      }),
    );
  });
});

describe('readDistribution', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'distribution-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads the file of the machine', async () => {
    const path = join(folder, 'os-release');
    await writeFile(path, 'ID=ubuntu\nVERSION_ID="24.04"\nPRETTY_NAME="Ubuntu für alle"\n');
    assert.deepEqual(readDistribution(path), {
      ids: ['ubuntu'],
      majorVersion: 24,
      name: 'Ubuntu für alle',
    });
  });

  it('is none on a machine without that file', () => {
    assert.equal(readDistribution(join(folder, 'os-release')), undefined);
  });
});
