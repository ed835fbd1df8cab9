import type { Control } from './control.ts';
import type { Machine } from './machine.ts';

/**
 * The control channel's operations on a machine.
 * @param signal aborts when the caller went away, so that nothing is kept for it.
 */
export function operationsOn(machine: Machine, signal: AbortSignal): Control {
  const { directory, script, log, prompts, keyring, broker, keyringService } = machine;
  const done = Promise.resolve();
  const at = (change: () => void): Promise<void> => {
    change();
    return done;
  };
  const answer = (promptId: string, accountId: string | undefined): Promise<void> =>
    at(() => {
      if (!prompts.answer(promptId, accountId)) {
        throw new Error('The prompt is not open any more.');
      }
    });

  return {
    accounts: () => Promise.resolve(directory.accounts),
    putAccount: (account) =>
      at(() => {
        directory.put(account);
      }),
    removeAccount: (accountId) =>
      at(() => {
        directory.remove(accountId);
      }),
    setLifetimes: (lifetimes) =>
      at(() => {
        machine.lifetimes = { ...machine.lifetimes, ...lifetimes };
      }),
    script: (behaviour) =>
      at(() => {
        script.add(behaviour);
      }),
    clearScript: () =>
      at(() => {
        script.clear();
      }),
    release: () =>
      at(() => {
        script.release();
      }),
    requests: () => Promise.resolve(log.requests),
    clearRequests: () =>
      at(() => {
        log.clear();
      }),
    nextRequest: (method) => log.next(method, signal),
    prompts: () => Promise.resolve(prompts.open),
    nextPrompt: () => prompts.next(signal),
    choose: (promptId, accountId) => answer(promptId, accountId),
    cancelPrompt: (promptId) => answer(promptId, undefined),
    stopBroker: () =>
      at(() => {
        broker.stop();
      }),
    startBroker: () => broker.start(),
    startBrokerWithoutObject: () => machine.startBrokerWithoutObject(),
    stopKeyring: () =>
      at(() => {
        keyringService.stop();
      }),
    startKeyring: () => keyringService.start(),
    lockKeyring: () =>
      at(() => {
        keyring.locked = true;
      }),
    unlockKeyring: () =>
      at(() => {
        keyring.locked = false;
      }),
    emptyKeyring: () =>
      at(() => {
        keyring.empty();
      }),
    reset: () => machine.reset(),
  };
}
