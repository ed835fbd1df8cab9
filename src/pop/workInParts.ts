import { TimeSlices } from './timeSlices.ts';

/** Work that yields when it can be interrupted, and returns its outcome. */
export type WorkInParts<T> = Generator<undefined, T>;

/** Does the work without a pause. */
export function atOnce<T>(work: WorkInParts<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) {
      return value;
    }
  }
}

/**
 * Does the work and lets others run in between, so that it doesn't hold up the thread.
 * @throws {unknown} the signal's reason, if it is aborted.
 */
export async function inSlices<T>(work: WorkInParts<T>, signal: AbortSignal): Promise<T> {
  const slices = new TimeSlices(signal);
  for (;;) {
    await slices.pause();
    const { done, value } = work.next();
    if (done) {
      return value;
    }
  }
}
