/**
 * Calls `stop` once when this program gets a signal to end, or when the process that started it
 * is gone, and ends it afterwards.
 */
export function onEnd(stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.on(event, () => {
      stopping ??= stop().finally(() => process.exit());
    });
  }
}
