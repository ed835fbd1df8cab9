import { randomUUID } from 'node:crypto';
import type { HealthItem } from './brokerHealth.ts';
import type { SessionBus } from './sessionBus.ts';

const name = 'com.microsoft.identity.broker1';
const path = '/com/microsoft/identity/broker1';
const interfaceName = 'com.microsoft.identity.Broker1';

/** The answers of a program that has the name and not the object (D-Bus API, "Error names"). */
const noSuchObject = ['UnknownObject', 'UnknownInterface'].map(errorName);

/** The answer of GLib for no such object as well, and of brokers before 2.0.1 to a new method. */
const noSuchMethod = errorName('UnknownMethod');

/** Whether a broker is on the bus, and its version if it tells. */
export async function checkIdentityBroker(bus: SessionBus): Promise<HealthItem> {
  if (!(await bus.offers(name))) {
    return { check: 'broker', state: 'bad', cause: 'brokerMissing', subject: name };
  }
  try {
    const version = await brokerVersion(bus);
    return { check: 'broker', state: 'good', ...(version !== undefined && { found: version }) };
  } catch (error) {
    return (await isStarting(bus, error))
      ? { check: 'broker', state: 'bad', cause: 'brokerStarting', subject: name }
      : { check: 'broker', state: 'good' };
  }
}

/**
 * Asks the broker to close the prompt that it shows, as the runtime does for a cancelled call.
 * @throws {Error} if the broker does not know how to
 */
export async function closeBrokerPrompt(bus: SessionBus): Promise<void> {
  const userCanceled = 7;
  const context = 'The InteractiveRequest was canceled on behalf of the user';
  await callBroker(bus, 'cancelInteractiveFlow', {
    error: { context, diagnostics: null, errorCode: 0, status: userCanceled, subStatus: 0, tag: 0 },
  });
}

/** Brokers answer every method with JSON; older ones don't have this method. */
async function brokerVersion(bus: SessionBus): Promise<string | undefined> {
  const answer = await callBroker(bus, 'getLinuxBrokerVersion', { msalCppVersion: '1.0.0' });
  const { linuxBrokerVersion } = JSON.parse(String(answer)) as { linuxBrokerVersion?: unknown };
  return typeof linuxBrokerVersion === 'string' ? linuxBrokerVersion.slice(0, 64) : undefined;
}

/** A broker has its name for some seconds before it has the object that answers. */
async function isStarting(bus: SessionBus, error: unknown): Promise<boolean> {
  const { message } = error as Error;
  if (message !== noSuchMethod) {
    return noSuchObject.includes(message);
  }
  try {
    const description = await bus.call({
      destination: name,
      path,
      interface: 'org.freedesktop.DBus.Introspectable',
      member: 'Introspect',
    });
    return !String(description).includes(interfaceName);
  } catch (failure) {
    return [noSuchMethod, ...noSuchObject].includes((failure as Error).message);
  }
}

function errorName(name: string): string {
  return `org.freedesktop.DBus.Error.${name}`;
}

function callBroker(bus: SessionBus, member: string, request: object): Promise<unknown> {
  return bus.call({
    destination: name,
    path,
    interface: interfaceName,
    member,
    signature: 'sss',
    body: ['0.0', randomUUID(), JSON.stringify(request)],
  });
}
