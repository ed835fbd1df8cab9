import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { sessionBus } from '@homebridge/dbus-native';
import type { MessageBus } from '@homebridge/dbus-native';
import { sessionBusAddress, socketOf } from './busAddress.ts';

declare module '@homebridge/dbus-native' {
  // The library's own types cover only the system bus.
  export function sessionBus(options: { stream: Socket }): MessageBus;

  interface BusConnection {
    /** A bus names itself; another one at the same address has another name. */
    readonly guid?: string;
    once(event: 'connect' | 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}

/** A method of an object on the bus. */
export interface BusMethod {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** Of each answer on the bus, in milliseconds. A broker may have to be started for one. */
const busLimit = 3000;

/** The bus itself (D-Bus Specification, "Message Bus Messages"). */
const daemon = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** A short-lived connection to a session bus, to look at what is there. */
export class SessionBus {
  /** The bus's name for itself; another one at the same address has another. */
  readonly guid: string;
  private readonly bus: MessageBus;
  private readonly limit: number;

  private constructor(bus: MessageBus, guid: string, limit: number) {
    this.bus = bus;
    this.guid = guid;
    this.limit = limit;
  }

  /**
   * Joins the bus that listens on a socket.
   * @param limit of this and of each call, in milliseconds
   */
  static async open(socket: string, limit: number): Promise<SessionBus> {
    const stream = connect(socket);
    const bus = sessionBus({ stream });
    try {
      await within<undefined>(limit, (resolve, reject) => {
        bus.connection.once('connect', () => {
          resolve(undefined);
        });
        // Stays on: a bus that dies later must not take this process along.
        bus.connection.on('error', reject);
        bus.connection.once('end', () => {
          reject(new Error('The bus closed the connection.'));
        });
      });
    } catch (error) {
      stream.destroy();
      throw error;
    }
    return new SessionBus(bus, bus.connection.guid ?? '', limit);
  }

  /** Calls a method; resolves with the first part of the answer's body. */
  call(method: BusMethod): Promise<unknown> {
    return within(this.limit, (resolve, reject) => {
      this.bus.invoke(method, (error, value) => {
        if (error) {
          reject(new Error(error.name));
        } else {
          resolve(value);
        }
      });
    });
  }

  /** The unique name of the connection that owns a name now; undefined if none does. */
  async ownerOf(name: string): Promise<string | undefined> {
    try {
      const owner = await this.call({
        ...daemon,
        member: 'GetNameOwner',
        signature: 's',
        body: [name],
      });
      return typeof owner === 'string' ? owner : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether a name is owned, or would be by starting its owner. */
  async offers(name: string): Promise<boolean> {
    const isOwned = await this.call({
      ...daemon,
      member: 'NameHasOwner',
      signature: 's',
      body: [name],
    });
    const activatable = await this.call({ ...daemon, member: 'ListActivatableNames' });
    return isOwned === true || (Array.isArray(activatable) && activatable.includes(name));
  }

  /** Leaves the bus at once; a call that is under way gets no answer. */
  close(): void {
    this.bus.connection.stream.destroy();
  }
}

/** Joins the user's bus; undefined if there is none, or one that we can't look at. */
export async function openSessionBus(): Promise<SessionBus | undefined> {
  const socket = socketOf(sessionBusAddress() ?? '');
  return socket === undefined ? undefined : SessionBus.open(socket, busLimit);
}

function within<T>(
  limit: number,
  start: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The bus took too long.'));
    }, limit);
    start(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
