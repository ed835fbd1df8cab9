import { sessionBus } from '@homebridge/dbus-native';
import type { MessageBus } from '@homebridge/dbus-native';

declare module '@homebridge/dbus-native' {
  // The library's own types cover what a client of the system bus needs and no more.
  export function sessionBus(options: { busAddress: string }): MessageBus;

  interface MessageBus {
    addMatch(rule: string, callback: (error: unknown) => void): void;
    requestName(
      name: string,
      flags: number,
      callback: (error: unknown, code: number) => void,
    ): void;
    exportInterface(implementation: object, path: string, description: DbusInterface): void;
    sendReply(call: MethodCall, signature: string, body: readonly unknown[]): void;
    sendSignal(
      path: string,
      interfaceName: string,
      member: string,
      signature: string,
      body: readonly unknown[],
    ): void;
    readonly exportedObjects: Record<string, unknown>;
  }

  interface BusConnection {
    on(event: 'message', listener: (message: DbusMessage) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}

/** Signatures of an interface: methods as `[input, output]`, properties as their type. */
export interface DbusInterface {
  readonly name: string;
  readonly methods: Readonly<Record<string, readonly [input: string, output: string]>>;
  readonly properties?: Readonly<Record<string, string>>;
}

/** The last argument that the library hands to an implementation. */
export interface MethodCall {
  readonly serial: number;
  readonly sender: string;
}

interface DbusMessage {
  readonly member?: string;
  readonly body?: readonly unknown[];
}

/** A failure that the caller receives as a D-Bus error of this name. */
export class DbusError extends Error {
  readonly dbusName: string;

  constructor(dbusName: string, message: string) {
    super(message);
    this.dbusName = dbusName;
  }
}

const doNotQueue = 4;
const primaryOwner = 1;

/** A connection to a session bus that lives as long as the service that answers on it. */
export class BusService {
  readonly bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.bus = bus;
  }

  /**
   * Joins the bus, lets `serve` export its objects, and only then owns the name, so that
   * nobody finds half a service.
   */
  static async start(
    busAddress: string,
    name: string,
    serve: (bus: MessageBus) => void,
  ): Promise<BusService> {
    const bus = sessionBus({ busAddress });
    serve(bus);
    await new Promise<void>((resolve, reject) => {
      // Stays on after the start: a bus that dies must not take this process along.
      bus.connection.on('error', reject);
      bus.requestName(name, doNotQueue, (error, code) => {
        if (error || code !== primaryOwner) {
          reject(new Error(`The name ${name} can't be owned on this bus.`));
        } else {
          resolve();
        }
      });
    });
    return new BusService(bus);
  }

  /** Leaves the bus at once, calls in progress unanswered: what a killed program looks like. */
  drop(): void {
    this.bus.connection.stream.destroy();
  }
}

/** Calls `onLeave` with the unique name of each client that leaves the bus. */
export function watchClients(bus: MessageBus, onLeave: (client: string) => void): void {
  bus.addMatch("type='signal',member='NameOwnerChanged'", () => undefined);
  bus.connection.on('message', ({ member, body }) => {
    if (member === 'NameOwnerChanged' && body?.[2] === '' && typeof body[0] === 'string') {
      onLeave(body[0]);
    }
  });
}
