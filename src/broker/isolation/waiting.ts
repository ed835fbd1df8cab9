import { BrokerError, type BrokerErrorKind } from '../brokerError.ts';

/** What may end the wait for an answer before it is there. */
export interface Patience {
  /** The caller's. */
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly limit: number;
  /** Aborted when who was asked is given up; fails with {@link GivenUp}. */
  readonly givenUp?: AbortSignal;
}

/** The process that was to answer is not asked any more; another one may answer. */
export class GivenUp extends Error {}

/** @throws `BrokerError` of the kind `cancelled` */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new BrokerError({ kind: 'cancelled' });
  }
}

/**
 * Waits for an answer as long as the caller is patient. What is waited for goes on.
 * @throws `BrokerError` of the kind `cancelled` or `timeout`, or {@link GivenUp}
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
