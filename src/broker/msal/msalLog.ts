import { LogLevel as MsalLogLevel } from '@azure/msal-node';
import type { Configuration } from '@azure/msal-node';
import type { BrokerLog, LogLevel } from '../brokerLog.ts';
import { redact } from '../redact.ts';

type LoggerOptions = NonNullable<NonNullable<Configuration['system']>['loggerOptions']>;

/** We say ourselves that something is an error; these lines are for whoever looks for its reason. */
const levels: Record<MsalLogLevel, LogLevel> = {
  [MsalLogLevel.Error]: 'debug',
  [MsalLogLevel.Warning]: 'debug',
  [MsalLogLevel.Info]: 'debug',
  [MsalLogLevel.Verbose]: 'trace',
  [MsalLogLevel.Trace]: 'trace',
};

/** Time, correlation id, package and level, which MSAL puts before each line. */
const prefix = /^\[[^\]]*\] : \[[^\]]*\] : \S+ : \w+ - /;

/**
 * Sends what MSAL and the native runtime log to `log`. MSAL marks lines that name people; we
 * leave those out, and redact the rest, since the runtime's own lines are not all marked.
 * @param verbose whether to take the runtime's forty or so lines about each call, too
 */
export function msalLogOptions(log: BrokerLog, verbose: boolean): LoggerOptions {
  return {
    piiLoggingEnabled: false,
    logLevel: verbose ? MsalLogLevel.Info : MsalLogLevel.Warning,
    loggerCallback: (level, message, containsPii) => {
      if (!containsPii) {
        log(levels[level], redact(message.replace(prefix, '')));
      }
    },
  };
}
