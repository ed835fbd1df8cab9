import type { HealthItem } from './brokerHealth.ts';

/**
 * Whether a runtime that was loaded has started.
 * @param status the number that it failed with; undefined if it did not fail
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
    // On Linux only a missing broker keeps it from starting; one that is there now serves a new process.
    cause: platform === 'linux' ? 'runtimeStale' : 'runtimeNotLoaded',
    found: `status ${status}`,
  };
}
