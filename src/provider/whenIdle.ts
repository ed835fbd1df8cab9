/** How often it is looked, and how many looks in a row have to be good. */
const look = { interval: 1000, times: 5 };

/** By how many milliseconds a timer may be late in a process that has little to do. */
const tolerance = 50;

/**
 * Runs work once as soon as this process has had little to do for some seconds: while VS Code
 * starts, every extension waits for the same thread.
 */
export function whenIdle(work: () => void): { dispose(): void } {
  let expected = Date.now() + look.interval;
  let quiet = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    quiet = Math.abs(now - expected) <= tolerance ? quiet + 1 : 0;
    expected = now + look.interval;
    if (quiet === look.times) {
      clearInterval(timer);
      work();
    }
  }, look.interval);
  return {
    dispose: () => {
      clearInterval(timer);
    },
  };
}
