import { randomUUID } from 'node:crypto';
import type { HealthItem } from './brokerHealth.ts';
import type { SessionBus } from './sessionBus.ts';

const name = 'com.microsoft.identity.broker1';

/** Whether a broker is on the bus, and its version where it tells. */
export async function checkBroker(bus: SessionBus): Promise<HealthItem> {
  if (!(await bus.offers(name))) {
    return { check: 'broker', state: 'bad', cause: 'brokerMissing', subject: name };
  }
  const version = await brokerVersion(bus).catch(() => undefined);
  return { check: 'broker', state: 'good', ...(version !== undefined && { found: version }) };
}

/** Brokers answer every method with JSON; older ones don't have this method. */
async function brokerVersion(bus: SessionBus): Promise<string | undefined> {
  const answer = await bus.call({
    destination: name,
    path: '/com/microsoft/identity/broker1',
    interface: 'com.microsoft.identity.Broker1',
    member: 'getLinuxBrokerVersion',
    signature: 'sss',
    body: ['0.0', randomUUID(), JSON.stringify({ msalCppVersion: '1.0.0' })],
  });
  const { linuxBrokerVersion } = JSON.parse(String(answer)) as { linuxBrokerVersion?: unknown };
  return typeof linuxBrokerVersion === 'string' ? linuxBrokerVersion.slice(0, 64) : undefined;
}
