import type { AccountStore } from './accountStore.ts';
import { whenIdle } from './whenIdle.ts';

/**
 * Gets ready for the first token of this window, when VS Code has little to do and if somebody is
 * signed in: only then is anybody likely to ask for one.
 */
export function startAhead(
  store: Pick<AccountStore, 'ready' | 'accounts'>,
  prepare: () => Promise<void>,
): { dispose(): void } {
  return whenIdle(() => {
    const start = async () => {
      await store.ready();
      if (store.accounts.length > 0) {
        await prepare();
      }
    };
    // The first request says what is wrong.
    void start().catch(() => undefined);
  });
}
