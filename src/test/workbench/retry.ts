const limitMilliseconds = 40_000;

/**
 * Tries until it works, as a person does in front of a window that is not ready yet. Ends
 * before the test does, so that nothing goes on in the next one.
 * @throws the last attempt's error, after 40 seconds.
 */
export async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + limitMilliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
  }
}
