import { closeBrokerPrompt } from '../health/identityBroker.ts';
import { openSessionBus } from '../health/sessionBus.ts';
import type { InteractiveCalls } from './interactiveCalls.ts';

/** The prompt may open only after it was to be closed, so it is asked for again; milliseconds. */
const interval = 1000;
const attempts = 10;

/**
 * Closes the prompt of a call, if it can be, when nobody waits for it any more. The call itself
 * tells that it is closed: it fails as cancelled.
 * @param calls the runtime's, for platforms on which it can end them itself
 * @returns to be called when the call is over
 */
export function closePromptAtAbort(signal: AbortSignal, calls: InteractiveCalls): () => void {
  let timer: NodeJS.Timeout | undefined;
  let left = attempts;
  const close = () => {
    requestClose(calls).catch(() => undefined);
    left--;
    timer = left > 0 ? setTimeout(close, interval) : undefined;
  };
  signal.addEventListener('abort', close, { once: true });
  return () => {
    signal.removeEventListener('abort', close);
    clearTimeout(timer);
  };
}

async function requestClose(calls: InteractiveCalls): Promise<void> {
  if (process.platform !== 'linux') {
    calls.cancel();
    return;
  }
  // The runtime would wait behind the prompt with this, and block the thread: it makes one call
  // to the broker at a time. So this goes past it.
  const bus = await openSessionBus();
  try {
    await (bus && closeBrokerPrompt(bus));
  } finally {
    bus?.close();
  }
}
