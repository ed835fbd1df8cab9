import type { Disposable } from 'vscode';
import type { BrokerLog } from '../broker/brokerLog.ts';
import type { AccountStore } from './accountStore.ts';

/**
 * Tells the log of each account that was signed in or signed out, in this window or another,
 * and how many there are now. No line names an account.
 */
export function logAccounts(
  store: Pick<AccountStore, 'accounts' | 'onDidChange'>,
  log: BrokerLog,
): Disposable {
  return store.onDidChange(({ signedIn, removed }) => {
    const outcomes = [
      ...signedIn.map(() => 'Signed in an account'),
      ...removed.map(() => 'Signed out an account'),
    ];
    for (const outcome of outcomes) {
      log('info', `${outcome}; signed in now: ${store.accounts.length}`);
    }
  });
}
