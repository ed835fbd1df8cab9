/**
 * Loads something at its first use, and only once.
 * @returns gives what was loaded; if that failed, the next call tries again.
 */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return async () => {
    const current = (loading ??= load());
    try {
      return await current;
    } catch (error) {
      if (loading === current) {
        loading = undefined;
      }
      throw error;
    }
  };
}
