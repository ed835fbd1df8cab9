/**
 * Waits for several pieces of work at once: for all of them, but for no longer than `grace` after
 * the first that brought something. The others go on, and their outcomes are dropped.
 * @param grace in milliseconds
 * @returns what was brought, in the order of the work.
 * @throws {unknown} the first failure in the order of the work, if none brought anything.
 */
export async function soonAfterFirst<T>(
  work: readonly Promise<T | undefined>[],
  grace: number,
): Promise<T[]> {
  const brought = new Map<number, T>();
  const first = Promise.withResolvers<undefined>();
  const all = Promise.allSettled(
    work.map(async (one, index) => {
      const value = await one;
      if (value !== undefined) {
        brought.set(index, value);
        first.resolve(undefined);
      }
    }),
  );
  let timer: NodeJS.Timeout | undefined;
  const graceIsOver = first.promise.then(
    async () =>
      new Promise((resolve) => {
        timer = setTimeout(resolve, grace);
      }),
  );
  await Promise.race([all, graceIsOver]);
  clearTimeout(timer);
  if (brought.size === 0) {
    const failure = (await all).find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') {
      throw failure.reason;
    }
  }
  return [...brought].sort(([one], [other]) => one - other).map(([, value]) => value);
}
