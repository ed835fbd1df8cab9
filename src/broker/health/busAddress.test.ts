import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sessionBusAddress, socketOf } from './busAddress.ts';

describe('sessionBusAddress', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bus-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is the one that the environment names', () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', XDG_RUNTIME_DIR: folder };
    assert.equal(sessionBusAddress(env), 'unix:path=/x');
  });

  it("is else the socket in the user's runtime folder, if it is there", async () => {
    assert.equal(sessionBusAddress({ XDG_RUNTIME_DIR: folder }), undefined);
    await writeFile(join(folder, 'bus'), '');
    assert.equal(
      sessionBusAddress({ XDG_RUNTIME_DIR: folder }),
      `unix:path=${join(folder, 'bus')}`,
    );
  });

  it('is none in an environment that has neither', () => {
    assert.equal(sessionBusAddress({}), undefined);
  });
});

describe('socketOf', () => {
  it('finds the first local socket of an address', () => {
    assert.equal(socketOf('unix:path=/run/user/1/bus,guid=0a'), '/run/user/1/bus');
    assert.equal(socketOf('unix:guid=0a,abstract=/tmp/dbus-X'), '\0/tmp/dbus-X');
    assert.equal(socketOf('tcp:host=h,port=1;unix:path=/a%20b'), '/a b');
  });

  it('finds none in an address without one', () => {
    assert.equal(socketOf('tcp:host=h,port=1'), undefined);
    assert.equal(socketOf('xunix:path=/a'), undefined);
    assert.equal(socketOf('unix:xpath=/a,path='), undefined);
    assert.equal(socketOf(''), undefined);
  });

  it('takes any address', () => {
    fc.assert(
      fc.property(fc.string(), (address) => {
        socketOf(address);
      }),
    );
  });
});
