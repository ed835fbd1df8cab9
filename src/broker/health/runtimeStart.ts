import type { HealthItem } from './brokerHealth.ts';

/**
 * Whether a runtime that was loaded has started.
 * @param status the number of what it failed with; undefined where it did not fail
 * @param surroundings what else was found, which may be the reason
 */
export function checkStart(
  status: number | undefined,
  surroundings: readonly HealthItem[],
  platform: NodeJS.Platform = process.platform,
): HealthItem {
  const isExplained = surroundings.some(
    ({ check, state }) => (check === 'bus' || check === 'broker') && state === 'bad',
  );
  if (status === undefined || isExplained) {
    return { check: 'runtime', state: 'good' };
  }
  return {
    check: 'runtime',
    state: 'bad',
    // On Linux it starts without a broker alone; one that is there now serves a new process.
    cause: platform === 'linux' ? 'runtimeStale' : 'runtimeNotLoaded',
    found: `status ${status}`,
  };
}
