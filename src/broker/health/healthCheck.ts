import { msalNodeRuntime } from '@azure/msal-node-runtime';
import runtimePackage from '@azure/msal-node-runtime/package.json' with { type: 'json' };
import { isBrokerPlatform } from '../../contract/brokerPlatforms.ts';
import { beyondKeyring } from './beyondKeyring.ts';
import { checkIdentityBroker } from './identityBroker.ts';
import type { BrokerHealth, HealthCheck, HealthItem } from './brokerHealth.ts';
import { sessionBusAddress } from './busAddress.ts';
import { readDistribution } from '../platform/distribution.ts';
import { checkKeyring } from './keyring.ts';
import { addonPath, loadError, missingLibrary } from './nativeFiles.ts';
import { checkSemaphores } from './semaphores.ts';
import { checkStart } from './runtimeStart.ts';
import { openSessionBus } from './sessionBus.ts';
import type { SessionBus } from './sessionBus.ts';

/** The runtime's status if its native files did not load; others mean that they did. */
const notLoaded = 0;

/**
 * Looks at everything that the native runtime needs, in this process and now.
 * @param bundleFolder the folder that has the runtime's native files in it
 */
export async function checkHealth(bundleFolder: string): Promise<BrokerHealth> {
  const { platform, arch } = process;
  const distribution = platform === 'linux' ? readDistribution() : undefined;
  const surroundings = await checkSurroundings();
  const items = [checkPlatform(), checkRuntime(bundleFolder, surroundings), ...surroundings];
  return {
    platform,
    arch,
    ...(distribution && { distribution: distribution.name }),
    runtimeVersion: runtimePackage.version,
    items,
  };
}

function checkPlatform(): HealthItem {
  const { platform, arch } = process;
  return isBrokerPlatform(platform, arch)
    ? { check: 'platform', state: 'good' }
    : {
        check: 'platform',
        state: 'bad',
        cause: 'unsupportedPlatform',
        subject: `${platform}-${arch}`,
      };
}

function checkRuntime(bundleFolder: string, surroundings: readonly HealthItem[]): HealthItem {
  const error = msalNodeRuntime.StartupError;
  if (error?.errorStatus !== notLoaded) {
    return checkStart(error?.errorStatus, surroundings);
  }
  const path = addonPath(bundleFolder, process.platform, process.arch, readDistribution());
  const library = missingLibrary(loadError(path) ?? '');
  return {
    check: 'runtime',
    state: 'bad',
    cause: library === undefined ? 'runtimeNotLoaded' : 'libraryMissing',
    ...(library !== undefined && { subject: library }),
  };
}

/** Bus, broker, keyring and semaphores exist on Linux only. */
async function checkSurroundings(): Promise<HealthItem[]> {
  if (process.platform !== 'linux') {
    return (['bus', 'broker', 'keyring', 'semaphores'] as const).map(unknown);
  }
  const onBus = await checkBus();
  const semaphores = await checkSemaphores().catch(() => unknown('semaphores'));
  return [...onBus, beyondKeyring(semaphores, onBus)];
}

async function checkBus(): Promise<HealthItem[]> {
  const missing: HealthItem = { check: 'bus', state: 'bad', cause: 'busMissing' };
  const others = (['broker', 'keyring'] as const).map(unknown);
  if (sessionBusAddress() === undefined) {
    return [missing, ...others];
  }
  let bus: SessionBus | undefined;
  try {
    bus = await openSessionBus();
  } catch {
    return [missing, ...others];
  }
  if (!bus) {
    return [unknown('bus'), ...others];
  }
  try {
    return [
      { check: 'bus', state: 'good' },
      await checkIdentityBroker(bus).catch(() => unknown('broker')),
      await checkKeyring(bus).catch(() => unknown('keyring')),
    ];
  } finally {
    bus.close();
  }
}

function unknown(check: HealthCheck): HealthItem {
  return { check, state: 'unknown' };
}
