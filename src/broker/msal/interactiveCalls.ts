import * as runtimeModule from '@azure/msal-node-runtime';
import type { AsyncHandle, MsalNodeRuntime } from '@azure/msal-node-runtime';

/** The functions of the native runtime that may show a prompt. */
const interactiveFunctions = [
  'SignInAsync',
  'SignInInteractivelyAsync',
  'AcquireTokenInteractivelyAsync',
] as const;

type InteractiveFunctions = Readonly<
  Record<(typeof interactiveFunctions)[number], (...parameters: unknown[]) => AsyncHandle>
>;

/** The prompts that the native runtime has open. */
export interface InteractiveCalls {
  /** Makes the runtime end them; each of them then fails as cancelled. */
  cancel(): void;
}

/**
 * Keeps the handles of the runtime's interactive calls, by which they can be cancelled: MSAL's
 * plugin throws them away. The runtime's own functions can't be replaced, so the plugin gets an
 * object before them.
 */
export function watchInteractiveCalls(): InteractiveCalls {
  // The default export of a CommonJS module is the object of its exports, which others read.
  const { default: shared } = runtimeModule as unknown as {
    readonly default: { msalNodeRuntime: MsalNodeRuntime };
  };
  const native = shared.msalNodeRuntime;
  const functions = native as unknown as InteractiveFunctions;
  const handles = new Set<AsyncHandle>();
  const watched = Object.create(native) as MsalNodeRuntime;
  for (const name of interactiveFunctions) {
    Object.defineProperty(watched, name, {
      value: (...parameters: unknown[]) => {
        const callback = parameters.pop() as (result: unknown) => void;
        const handle = functions[name](...parameters, (result: unknown) => {
          handles.delete(handle);
          callback(result);
        });
        handles.add(handle);
        return handle;
      },
    });
  }
  shared.msalNodeRuntime = watched;
  return {
    cancel: () => {
      for (const handle of handles) {
        handle.CancelAsyncOperation();
      }
    },
  };
}
