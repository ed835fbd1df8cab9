import type { BrokerLog, LogLevel } from '../broker/brokerLog.ts';
import type { LogLine } from '../text/logLine.ts';
import { logLine } from '../text/logLine.ts';

/** A log that writes to a channel of VS Code, whatever is in a message on one line. */
export function logTo(channel: Readonly<Record<LogLevel, (line: LogLine) => void>>): BrokerLog {
  return (level, message) => {
    channel[level](logLine(message));
  };
}
