import { setTimeout } from 'node:timers/promises';

const limitMilliseconds = 120_000;
const firstTimeout = 2000;
const pauseMilliseconds = 50;

/**
 * Tries until it works, as a person does in front of a window that is not ready yet. Ends
 * before the test does, so that nothing goes on in the next one.
 * @param attempt gets the milliseconds that it should wait at most, which grow with each attempt:
 *   a machine that is too slow for the first ones is not for a later one.
 * @throws {Error} the last attempt's, after two minutes.
 */
export async function retry<T>(attempt: (timeout: number) => Promise<T>): Promise<T> {
  const deadline = Date.now() + limitMilliseconds;
  for (let timeout = firstTimeout; ; timeout *= 1.5) {
    try {
      return await attempt(timeout);
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await setTimeout(pauseMilliseconds);
    }
  }
}
