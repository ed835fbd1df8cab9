import assert from 'node:assert/strict';
import { checkKeyring } from './keyring.ts';
import type { BusMethod, SessionBus } from './sessionBus.ts';

const collection = '/org/freedesktop/secrets/collection/own';

/** A bus with a keyring that has a collection for each alias, locked or not. */
function busWith(aliases: Readonly<Record<string, string>>, locked: unknown = [[], [false]]) {
  const answers = (path: string, method: string, body: readonly unknown[]) => {
    switch (`${path} ${method}`) {
      case '/org/freedesktop/secrets org.freedesktop.Secret.Service.ReadAlias':
        return aliases[String(body[0])] ?? '/';
      case `${collection} org.freedesktop.DBus.Properties.Get`:
        return body.join('.') === 'org.freedesktop.Secret.Collection.Locked' ? locked : undefined;
      default:
        return undefined;
    }
  };
  return {
    offers: (name: string) => Promise.resolve(name === 'org.freedesktop.secrets'),
    call: ({ path, interface: of, member, body = [] }: BusMethod) =>
      Promise.resolve(answers(path, `${of}.${member}`, body)),
  } as unknown as SessionBus;
}

describe('the keyring on the bus', () => {
  const good = { check: 'keyring', state: 'good' };
  const missing = { check: 'keyring', state: 'bad', cause: 'keyringMissing' };

  it('is missing if nobody keeps secrets, and nobody can be started for it', async () => {
    const bus = { offers: () => Promise.resolve(false) } as unknown as SessionBus;
    assert.deepEqual(await checkKeyring(bus), { ...missing, subject: 'org.freedesktop.secrets' });
  });

  it('is missing if it has no collection that is unlocked at the login', async () => {
    assert.deepEqual(await checkKeyring(busWith({ default: collection })), {
      ...missing,
      subject: 'login',
    });
    const strange = { offers: () => Promise.resolve(true), call: () => Promise.resolve(7) };
    assert.deepEqual(await checkKeyring(strange as unknown as SessionBus), {
      ...missing,
      subject: 'login',
    });
  });

  it('is good if that collection is open', async () => {
    assert.deepEqual(await checkKeyring(busWith({ login: collection })), good);
  });

  it('is locked if that collection is', async () => {
    assert.deepEqual(await checkKeyring(busWith({ login: collection }, [[{}], [true]])), {
      check: 'keyring',
      state: 'bad',
      cause: 'keyringLocked',
      subject: 'login',
    });
  });

  it('is good if it does not say whether that collection is open', async () => {
    for (const answer of [undefined, null, true, [], [true], [[], true], [[], []], [[], ['x']]]) {
      assert.deepEqual(await checkKeyring(busWith({ login: collection }, answer ?? 0)), good);
    }
  });
});
