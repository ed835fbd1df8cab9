const mark = '\n    at Entra Broker, which has shown this error';

/**
 * Marks an error of which the user has been told. VS Code passes the name, the message and the
 * stack of an error on to other extensions, so the mark is in the stack.
 */
export function markShown(error: unknown): void {
  if (error instanceof Error && !wasShown(error)) {
    error.stack = `${error.stack ?? error.message}${mark}`;
  }
}

/**
 * Whether Entra Broker has shown an error of `getSession` to the user, with the way out. If it
 * has not, show its message.
 */
export function wasShown(error: unknown): boolean {
  return error instanceof Error && error.stack?.includes(mark) === true;
}
