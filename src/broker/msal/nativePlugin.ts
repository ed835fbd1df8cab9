import { NativeBrokerPlugin } from '@azure/msal-node-extensions';
import { KeptAccounts } from './keptAccounts.ts';
import type { ReadAccount } from './keptAccounts.ts';

/** The parts of the plugin that are mended; it declares them private. */
interface PluginInside {
  readAccountById: ReadAccount<unknown>;
  wrapError(error: unknown, correlationId: string): Error | null;
  getAuthenticationResult(request: unknown, result: unknown): unknown;
}

/** MSAL's plugin for the native runtime. */
export interface NativePlugin {
  readonly plugin: NativeBrokerPlugin;
  /** The accounts that it has read. */
  readonly accounts: Pick<KeptAccounts<unknown>, 'forget'>;
}

/**
 * The plugin, mended for the cases in which it never answers: it takes the
 * status `UserSwitched` for no error and goes on without a result, and an exception in its
 * callback, as for an answer without an id token, reaches nobody. And it reads an account once.
 */
export function createNativePlugin(): NativePlugin {
  const plugin = new NativeBrokerPlugin();
  const inside = plugin as unknown as PluginInside;
  const wrapError = inside.wrapError.bind(plugin);
  const getAuthenticationResult = inside.getAuthenticationResult.bind(plugin);
  inside.wrapError = (error, correlationId) =>
    wrapError(error, correlationId) ?? new UserSwitchedError();
  inside.getAuthenticationResult = (request, result) => {
    try {
      return getAuthenticationResult(request, result);
    } catch {
      return unusableResult;
    }
  };
  const accounts = new KeptAccounts(inside.readAccountById.bind(plugin));
  inside.readAccountById = async (id, correlationId) => accounts.get(id, correlationId);
  return { plugin, accounts };
}

/** As MSAL's own errors look for the failures that it knows. */
class UserSwitchedError extends Error {
  readonly errorCode = 'user_switched';
  readonly platformBrokerError = { errorCode: 'UserSwitched' };
}

/** An answer without an account is refused by whoever reads it. */
const unusableResult = { tokenType: '', account: null };
