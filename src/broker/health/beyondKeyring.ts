import type { HealthItem } from './brokerHealth.ts';

/**
 * The look at the semaphores, by what was found before it. The runtime holds a semaphore while it
 * waits for the keyring, such as for a person who types its password: so beside a keyring that
 * doesn't answer, or is locked, a semaphore that is locked says nothing.
 */
export function beyondKeyring(semaphores: HealthItem, before: readonly HealthItem[]): HealthItem {
  const stateOf = (name: HealthItem['check']) => before.find(({ check }) => check === name)?.state;
  const mayBeHeld = stateOf('bus') === 'good' && stateOf('keyring') !== 'good';
  return mayBeHeld && semaphores.state === 'bad'
    ? { check: 'semaphores', state: 'unknown' }
    : semaphores;
}
