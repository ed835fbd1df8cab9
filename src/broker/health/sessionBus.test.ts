import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { createConnection, messageType } from '@homebridge/dbus-native';
import { outcomeOf } from '../../test/fakes/outcome.ts';
import { openSessionBus, SessionBus } from './sessionBus.ts';

declare module '@homebridge/dbus-native' {
  export const messageType: { readonly methodReturn: number; readonly error: number };
  export function createConnection(options: { stream: Socket }): BusConnection;

  interface BusConnection {
    on(event: 'message', listener: (message: Call) => void): this;
    message(message: object): void;
  }
}

/** A call of a method of the bus itself, as the library reads it. */
interface Call {
  readonly serial: number;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body?: readonly string[];
}

describe('a session bus', () => {
  const limit = 3000;
  let folder: string;
  let path: string;
  let server: Server;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bus-'));
    path = join(folder, 'bus');
    server = createServer().listen(path);
    await once(server, 'listening');
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(async () => {
    mock.timers.reset();
    server.close();
    await rm(folder, { recursive: true });
  });

  /** The next who joins, when they have said who they are. */
  async function visitor(): Promise<Socket> {
    const [socket] = (await once(server, 'connection')) as [Socket];
    await once(socket, 'data');
    return socket;
  }

  /** Joins, and is let in. */
  async function joined(): Promise<{ bus: SessionBus; socket: Socket }> {
    const joining = SessionBus.open(path, limit);
    const socket = await visitor();
    socket.write('OK 0a1b\r\n');
    const bus = await joining;
    return { bus, socket: socket.resume() };
  }

  /** Passes on what each of the two says after it was let in. */
  function pass(from: Socket, to: Socket): void {
    from.once('data', (chunk: Buffer) => {
      to.write(chunk.subarray('BEGIN\r\n'.length));
      from.pipe(to);
    });
    from.write('OK 0a1b\r\n');
  }

  /** A bus with these owners of names, and names that somebody can be started for. */
  async function joinedTo(
    owners: Readonly<Record<string, string>>,
    activatable: readonly string[],
  ): Promise<SessionBus> {
    const joining = SessionBus.open(path, limit);
    const client = await visitor();
    const daemon = createConnection({ stream: connect(path) });
    const answers: Readonly<Record<string, (name: string) => readonly [string, unknown]>> = {
      Hello: () => ['s', ':1.1'],
      NameHasOwner: (name) => ['b', name in owners],
      ListActivatableNames: () => ['as', activatable],
      GetNameOwner: (name) => ['s', owners[name]],
    };
    daemon.on('message', ({ serial, path, interface: of, member, body: [name = ''] = [] }) => {
      const isKnown = path === '/org/freedesktop/DBus' && of === 'org.freedesktop.DBus';
      const [signature, value] = (isKnown ? answers[member]?.(name) : undefined) ?? [];
      daemon.message({
        ...(value === undefined
          ? { type: messageType.error, errorName: 'org.freedesktop.DBus.Error.NameHasNoOwner' }
          : { type: messageType.methodReturn, signature, body: [value] }),
        serial,
        replySerial: serial,
      });
    });
    const answering = await visitor();
    pass(client, answering);
    pass(answering, client);
    return joining;
  }

  it('offers the names that are owned, or that somebody can be started for', async () => {
    const bus = await joinedTo({ 'org.test.Owned': ':1.7' }, ['org.test.Startable']);
    const names = ['org.test.Owned', 'org.test.Startable', 'org.test.Other'];
    assert.deepEqual(await Promise.all(names.map((name) => bus.offers(name))), [true, true, false]);
    bus.close();
  });

  it('tells who owns a name', async () => {
    const bus = await joinedTo({ 'org.test.Owned': ':1.7' }, []);
    assert.equal(await bus.ownerOf('org.test.Owned'), ':1.7');
    assert.equal(await bus.ownerOf('org.test.Other'), undefined);
    bus.close();
  });

  it('fails a call by the name of the error', async () => {
    const bus = await joinedTo({}, []);
    const daemon = 'org.freedesktop.DBus';
    const method = { destination: daemon, path: '/org/freedesktop/DBus', interface: daemon };
    const call = bus.call({ ...method, member: 'GetNameOwner', signature: 's', body: ['a.b'] });
    await assert.rejects(call, { message: 'org.freedesktop.DBus.Error.NameHasNoOwner' });
    bus.close();
  });

  it('is the one that the environment names, if it listens on a socket', async () => {
    const before = process.env.DBUS_SESSION_BUS_ADDRESS;
    try {
      process.env.DBUS_SESSION_BUS_ADDRESS = 'tcp:host=localhost,port=1';
      assert.equal(await openSessionBus(), undefined);
      process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${path}`;
      const joining = openSessionBus();
      (await visitor()).write('OK 0a1b\r\n');
      const bus = await joining;
      assert.equal(bus?.guid, '0a1b');
      bus.close();
    } finally {
      delete process.env.DBUS_SESSION_BUS_ADDRESS;
      Object.assign(process.env, before !== undefined && { DBUS_SESSION_BUS_ADDRESS: before });
    }
  });

  it('is left after a while if it lets nobody in', async () => {
    const joining = outcomeOf(SessionBus.open(path, limit));
    const left = once((await visitor()).resume(), 'close');
    mock.timers.tick(limit);
    assert.match(String(await joining), /^Error: The bus took too long\.$/);
    await left;
  });

  it('is none if it closes the door', async () => {
    const joining = outcomeOf(SessionBus.open(path, limit));
    (await visitor()).end();
    assert.match(String(await joining), /^Error: The bus closed the connection\.$/);
  });

  it('is none if nobody is there', async () => {
    const nobody = outcomeOf(SessionBus.open(join(folder, 'nobody'), limit));
    assert.match(String(await nobody), /ENOENT/);
  });

  it('has its name for itself, and fails each call after a while', async () => {
    const { bus, socket } = await joined();
    assert.equal(bus.guid, '0a1b');
    const call = outcomeOf(bus.offers('org.test.Name'));
    const owner = bus.ownerOf('org.test.Name');
    mock.timers.tick(limit);
    assert.match(String(await call), /^Error: The bus took too long\.$/);
    assert.equal(await owner, undefined);
    const left = once(socket, 'close');
    bus.close();
    await left;
  });
});
