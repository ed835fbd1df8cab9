import type { HealthItem } from './brokerHealth.ts';
import type { SessionBus } from './sessionBus.ts';

/** The Secret Service API of freedesktop.org; the runtime keeps accounts and tokens there. */
export const keyringService = 'org.freedesktop.secrets';
const servicePath = '/org/freedesktop/secrets';

/** The runtime looks for the collection with this alias, and for no other. */
const alias = 'login';

/** D-Bus answers this path instead of an object that isn't there. */
const noObject = '/';

/** Whether there is a keyring that the runtime can use. */
export async function checkKeyring(bus: SessionBus): Promise<HealthItem> {
  if (!(await bus.offers(keyringService))) {
    return { check: 'keyring', state: 'bad', cause: 'keyringMissing', subject: keyringService };
  }
  const collection = await bus.call({
    destination: keyringService,
    path: servicePath,
    interface: 'org.freedesktop.Secret.Service',
    member: 'ReadAlias',
    signature: 's',
    body: [alias],
  });
  if (typeof collection !== 'string' || collection === noObject) {
    return { check: 'keyring', state: 'bad', cause: 'keyringMissing', subject: alias };
  }
  const locked = await bus.call({
    destination: keyringService,
    path: collection,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  return valueOfVariant(locked) === true
    ? { check: 'keyring', state: 'bad', cause: 'keyringLocked', subject: alias }
    : { check: 'keyring', state: 'good' };
}

/** The library returns a variant as its parsed signature and its values. */
function valueOfVariant(variant: unknown): unknown {
  return Array.isArray(variant) && Array.isArray(variant[1]) ? variant[1][0] : undefined;
}
