import type { DiagnosableBroker } from '../../broker/diagnosableBroker.ts';

/** A broker that does as it is told; whatever the test did not expect is an error that says so. */
export function fakeBroker(behaviour: Partial<DiagnosableBroker> = {}): DiagnosableBroker {
  const unexpected = (call: string) => () =>
    Promise.reject(new Error(`The test did not expect ${call}.`));
  return {
    accounts: unexpected('accounts'),
    acquireSilently: unexpected('acquireSilently'),
    acquireInteractively: unexpected('acquireInteractively'),
    health: unexpected('health'),
    children: () => [],
    prepare: () => undefined,
    forgetAccounts: () => undefined,
    dispose: () => undefined,
    ...behaviour,
  };
}
