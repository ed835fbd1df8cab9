/**
 * The interfaces of the Secret Service API (freedesktop.org, draft 0.2) as far as libsecret
 * uses them, and how the D-Bus library represents their types.
 */
import type { DbusInterface } from './sessionBus.ts';

/** `a{ss}` */
export type Dictionary = [key: string, value: string][];

/** `v`, as it is received. */
export type Variant = readonly [signature: unknown, value: readonly [unknown]];

/** `(oayays)` */
export type Secret = [session: string, parameters: Buffer, value: Buffer, contentType: string];

export const serviceInterface: DbusInterface = {
  name: 'org.freedesktop.Secret.Service',
  methods: {
    OpenSession: ['sv', 'vo'],
    ReadAlias: ['s', 'o'],
    SearchItems: ['a{ss}', 'aoao'],
    Unlock: ['ao', 'aoo'],
    Lock: ['ao', 'aoo'],
    GetSecrets: ['aoo', 'a{o(oayays)}'],
  },
  properties: { Collections: 'ao' },
};

export const collectionInterface: DbusInterface = {
  name: 'org.freedesktop.Secret.Collection',
  methods: {
    SearchItems: ['a{ss}', 'ao'],
    CreateItem: ['a{sv}(oayays)b', 'oo'],
  },
  properties: { Items: 'ao', Label: 's', Locked: 'b', Created: 't', Modified: 't' },
};

export const itemInterface: DbusInterface = {
  name: 'org.freedesktop.Secret.Item',
  methods: {
    GetSecret: ['o', '(oayays)'],
    SetSecret: ['(oayays)', ''],
    Delete: ['', 'o'],
  },
  properties: {
    Attributes: 'a{ss}',
    Label: 's',
    Type: 's',
    Locked: 'b',
    Created: 't',
    Modified: 't',
  },
};

export const sessionInterface: DbusInterface = {
  name: 'org.freedesktop.Secret.Session',
  methods: { Close: ['', ''] },
};

export const promptInterface: DbusInterface = {
  name: 'org.freedesktop.Secret.Prompt',
  methods: { Prompt: ['s', ''], Dismiss: ['', ''] },
};
