/** Begins each line of a test run's output, to tell it from VS Code's own log. */
export const outputMark = '[tests] ';
