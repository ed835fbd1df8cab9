import { BrokerError } from './brokerError.ts';
import type { BrokerErrorKind } from './brokerErrorDetails.ts';

/** The reasons to stop waiting for an answer that is not there yet. */
export interface Patience {
  /** The caller's. */
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly limit: number;
  /** Aborted when who was asked is given up; fails with {@link GivenUp}. */
  readonly givenUp?: AbortSignal;
}

/**
 * The signal of a caller that never stops waiting: VS Code gives no way to cancel, or several
 * callers wait for one answer. The broker limits how long that takes.
 */
export const neverAborted = new AbortController().signal;

/** The process that was to answer is not asked any more; another one may answer. */
export class GivenUp extends Error {}

/**
 * Does nothing as long as the caller waits.
 * @throws {BrokerError} of the kind `cancelled`
 */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new BrokerError({ kind: 'cancelled' });
  }
}

/**
 * Waits as {@link waitFor} does, and hands on an answer that was not there when the wait ended.
 * @throws {BrokerError} of the kind `cancelled` or `timeout`
 * @throws {GivenUp} if who was asked is given up
 */
export async function waitOrLeave<T>(
  answer: Promise<T>,
  patience: Patience,
  onLeft?: (answer: Promise<T>) => void,
): Promise<T> {
  const answered = { yet: false };
  const arrive = () => {
    answered.yet = true;
  };
  answer.then(arrive, arrive);
  try {
    return await waitFor(answer, patience);
  } catch (error) {
    if (!answered.yet) {
      onLeft?.(answer);
    }
    throw error;
  }
}

/**
 * Waits for an answer as long as the caller is patient. What is waited for goes on.
 * @throws {BrokerError} of the kind `cancelled` or `timeout`
 * @throws {GivenUp} if who was asked is given up
 */
export function waitFor<T>(answer: Promise<T>, patience: Patience): Promise<T> {
  const { signal, limit, givenUp } = patience;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      givenUp?.removeEventListener('abort', onGivenUp);
      settle();
    };
    const fail = (kind: BrokerErrorKind) => () => {
      end(() => {
        reject(new BrokerError({ kind }));
      });
    };
    const onAbort = fail('cancelled');
    const onGivenUp = () => {
      end(() => {
        reject(new GivenUp());
      });
    };
    const timer = setTimeout(fail('timeout'), Math.max(limit, 0));
    signal.addEventListener('abort', onAbort);
    givenUp?.addEventListener('abort', onGivenUp);
    answer.then(
      (value) => {
        end(() => {
          resolve(value);
        });
      },
      (error: unknown) => {
        end(() => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- passed on
          reject(error);
        });
      },
    );
    if (signal.aborted) {
      onAbort();
    } else if (givenUp?.aborted) {
      onGivenUp();
    }
  });
}
