/** How long things may take, in milliseconds, and how many there may be. */
export interface Limits {
  /** A silent request; VS Code holds everybody's requests while one is waited for. */
  readonly silent: number;
  readonly accounts: number;
  /** A prompt, which also ends when the user cancels it. */
  readonly prompt: number;
  readonly health: number;
  /** A given-up process whose native call doesn't end; the runtime's own limit is shorter. */
  readonly retired: number;
  /** The silent process without work. */
  readonly idle: number;
  /** A process that serves one call at a time, without work. */
  readonly spareIdle: number;
  /**
   * A silent process that answers none of its calls. The runtime asks the broker one thing at a
   * time, so one account for which it gets no answer holds up all others.
   */
  readonly stalled: number;
  /** Processes for calls that would wait behind such a one, each of some 70 MB; one an account. */
  readonly spareProcesses: number;
  /** Of one purpose that may be alive when another process for it is started. */
  readonly retiredProcesses: number;
  /** The runtime starts a thread for each call, and answers one after the other anyway. */
  readonly callsInFlight: number;
  /** The runtime leaks with every call: 55 KB, measured over 10,000 calls. */
  readonly callsPerProcess: number;
  /** Resident memory of the silent process, in bytes. */
  readonly memory: number;
  /** Crashes in a row, of one purpose, that are not waited after. */
  readonly crashesInRow: number;
  /** The first wait after more crashes; it doubles with each. */
  readonly firstCrashWait: number;
  readonly longestCrashWait: number;
}

const seconds = 1000;
const minutes = 60 * seconds;

export const defaultLimits: Limits = {
  silent: 20 * seconds,
  accounts: 20 * seconds,
  prompt: 10 * minutes,
  health: 15 * seconds,
  retired: 11 * minutes,
  // After ten minutes without work there is none any more.
  idle: 9 * minutes,
  spareIdle: 30 * seconds,
  stalled: 1.5 * seconds,
  spareProcesses: 3,
  retiredProcesses: 8,
  callsInFlight: 8,
  callsPerProcess: 1000,
  memory: 320 * 1024 * 1024,
  crashesInRow: 3,
  firstCrashWait: 5 * seconds,
  longestCrashWait: 5 * minutes,
};
