import { LogLevel as MsalLogLevel } from '@azure/msal-node';
import type { Configuration } from '@azure/msal-node';
import type { BrokerLog, LogLevel } from '../brokerLog.ts';
import { redact } from '../redact.ts';

type LoggerOptions = NonNullable<NonNullable<Configuration['system']>['loggerOptions']>;

const levels: Record<MsalLogLevel, LogLevel> = {
  [MsalLogLevel.Error]: 'error',
  [MsalLogLevel.Warning]: 'warn',
  [MsalLogLevel.Info]: 'info',
  [MsalLogLevel.Verbose]: 'debug',
  [MsalLogLevel.Trace]: 'trace',
};

/**
 * Sends what MSAL and the native runtime log to `log`. MSAL marks lines that name people; we
 * leave those out, and redact the rest, since the runtime's own lines are not all marked.
 */
export function msalLogOptions(log: BrokerLog): LoggerOptions {
  return {
    piiLoggingEnabled: false,
    logLevel: MsalLogLevel.Info,
    loggerCallback: (level, message, containsPii) => {
      if (!containsPii) {
        log(levels[level], redact(message));
      }
    },
  };
}
