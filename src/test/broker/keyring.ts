import type { MessageBus } from '@homebridge/dbus-native';
import { DbusError } from './sessionBus.ts';
import {
  collectionInterface,
  itemInterface,
  promptInterface,
  serviceInterface,
  sessionInterface,
} from './secretService.ts';
import type { Dictionary, Secret, Variant } from './secretService.ts';

export const keyringName = 'org.freedesktop.secrets';

const root = '/org/freedesktop/secrets';
const collectionPath = `${root}/collection/login`;
const aliasPath = `${root}/aliases/login`;
const sessionPath = `${root}/session/plain`;
const promptPath = `${root}/prompt/refused`;
/** The specification's path for "no object". */
const none = '/';

interface Item {
  readonly path: string;
  label: string;
  attributes: [string, string][];
  value: Buffer;
  contentType: string;
}

/**
 * A secret service with one collection, whose alias is `login`, in memory. It hands out
 * secrets over plain sessions only. While it is locked, unlocking asks a user who always
 * refuses.
 */
export class Keyring {
  locked = false;
  private readonly items = new Map<string, Item>();
  private bus: MessageBus | undefined;
  private lastItem = 0;

  /** Forgets all secrets. */
  empty(): void {
    for (const path of this.items.keys()) {
      this.remove(path);
    }
  }

  /** Exports service, collection, session and the items that are there. */
  serve(bus: MessageBus): void {
    this.bus = bus;
    const collection = this.collection();
    bus.exportInterface(this.service(), root, serviceInterface);
    bus.exportInterface(collection, collectionPath, collectionInterface);
    bus.exportInterface(collection, aliasPath, collectionInterface);
    bus.exportInterface({ Close: () => undefined }, sessionPath, sessionInterface);
    bus.exportInterface(refusal(bus), promptPath, promptInterface);
    for (const item of this.items.values()) {
      this.export(item);
    }
  }

  private service(): object {
    return {
      Collections: [collectionPath],
      OpenSession: (algorithm: string) => {
        if (algorithm !== 'plain') {
          throw new DbusError('org.freedesktop.DBus.Error.NotSupported', 'Only plain sessions.');
        }
        return [['s', ''], sessionPath];
      },
      ReadAlias: (alias: string) =>
        alias === 'login' || alias === 'default' ? collectionPath : none,
      SearchItems: (attributes: Dictionary) => {
        const found = this.search(attributes);
        return this.locked ? [[], found] : [found, []];
      },
      Unlock: (paths: string[]) => (this.locked ? [[], promptPath] : [paths, none]),
      Lock: (paths: string[]) => {
        this.locked = true;
        return [paths, none];
      },
      GetSecrets: (paths: string[], session: string) =>
        [...this.items.values()]
          .filter(({ path }) => paths.includes(path))
          .map((item) => [item.path, this.secret(item, session)]),
    };
  }

  private collection(): object {
    const items = this.items;
    const isLocked = () => this.locked;
    return {
      get Items() {
        return [...items.keys()];
      },
      Label: 'Login',
      get Locked() {
        return isLocked();
      },
      Created: 0,
      Modified: 0,
      SearchItems: (attributes: Dictionary) => this.search(attributes),
      CreateItem: (properties: [string, Variant][], secret: Secret, replace: boolean) => {
        this.requireUnlocked();
        return [this.create(new Map(properties), secret, replace), none];
      },
    };
  }

  private create(properties: Map<string, Variant>, secret: Secret, replace: boolean): string {
    const property = (name: string) =>
      properties.get(`org.freedesktop.Secret.Item.${name}`)?.[1][0];
    const attributes = (property('Attributes') ?? []) as Dictionary;
    const existing = replace ? this.search(attributes)[0] : undefined;
    const path = existing ?? `${collectionPath}/${String(++this.lastItem)}`;
    const [, , value, contentType] = secret;
    const label = (property('Label') ?? '') as string;
    const item: Item = { path, label, attributes, value, contentType };
    this.items.set(path, item);
    this.export(item);
    return path;
  }

  private export(item: Item): void {
    const isLocked = () => this.locked;
    this.bus?.exportInterface(
      {
        Attributes: item.attributes,
        Label: item.label,
        Type: 'org.freedesktop.Secret.Generic',
        get Locked() {
          return isLocked();
        },
        Created: 0,
        Modified: 0,
        GetSecret: (session: string) => [this.secret(item, session)],
        SetSecret: ([, , value, contentType]: Secret) => {
          this.requireUnlocked();
          Object.assign(item, { value, contentType });
        },
        Delete: () => {
          this.remove(item.path);
          return none;
        },
      },
      item.path,
      itemInterface,
    );
  }

  private remove(path: string): void {
    this.items.delete(path);
    if (this.bus) {
      Reflect.deleteProperty(this.bus.exportedObjects, path);
    }
  }

  private secret({ value, contentType }: Item, session: string): Secret {
    this.requireUnlocked();
    return [session, Buffer.alloc(0), value, contentType];
  }

  private requireUnlocked(): void {
    if (this.locked) {
      throw new DbusError('org.freedesktop.Secret.Error.IsLocked', 'The keyring is locked.');
    }
  }

  private search(wanted: Dictionary): string[] {
    return [...this.items.values()]
      .filter(({ attributes }) => {
        const has = new Map(attributes);
        return wanted.every(([key, value]) => has.get(key) === value);
      })
      .map(({ path }) => path);
  }
}

/** The prompt of a user who never unlocks the keyring. */
function refusal(bus: MessageBus): object {
  return {
    Prompt: () => {
      const dismissed = true;
      bus.sendSignal(promptPath, promptInterface.name, 'Completed', 'bv', [dismissed, ['ao', []]]);
    },
    Dismiss: () => undefined,
  };
}
