/**
 * The outcome of two tries, the second of which is made only when the first takes too long: the
 * first answer, or the first failure that says something. If no failure does, it is the last.
 * @param late aborted when the first try takes too long
 * @param saysNothing whether a failure lets one hope for the other try
 */
export function firstAnswer<T>(
  first: Promise<T>,
  late: AbortSignal,
  makeSecond: () => Promise<T>,
  saysNothing: (error: unknown) => boolean,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let pending = 0;
    const add = (attempt: Promise<T>) => {
      pending++;
      attempt.then(resolve, (error: unknown) => {
        pending--;
        if (pending === 0 || !saysNothing(error)) {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- passed on
          reject(error);
        }
      });
    };
    const onLate = () => {
      add(makeSecond());
    };
    late.addEventListener('abort', onLate, { once: true });
    const isOver = () => {
      late.removeEventListener('abort', onLate);
    };
    first.then(isOver, isOver);
    add(first);
  });
}
