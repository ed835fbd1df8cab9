/** The levels of VS Code's log channels, by the names of their methods. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Takes one line of a log, redacted already. */
export type BrokerLog = (level: LogLevel, message: string) => void;
