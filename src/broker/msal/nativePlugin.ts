import { NativeBrokerPlugin } from '@azure/msal-node-extensions';

/** The parts of the plugin that leave a promise unsettled; it declares them private. */
interface PluginInside {
  wrapError(error: unknown, correlationId: string): Error | null;
  getAuthenticationResult(request: unknown, result: unknown): unknown;
}

/**
 * MSAL's plugin for the native runtime, mended where it never answers: the plugin takes the
 * status `UserSwitched` for no error and goes on without a result, and an exception in its
 * callback, as for an answer without an id token, reaches nobody.
 */
export function createNativePlugin(): NativeBrokerPlugin {
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
  return plugin;
}

/** As MSAL's own errors look for the failures that it knows. */
class UserSwitchedError extends Error {
  readonly errorCode = 'user_switched';
  readonly platformBrokerError = { errorCode: 'UserSwitched' };
}

/** An answer without an account is refused by whoever reads it. */
const unusableResult = { tokenType: '', account: null };
