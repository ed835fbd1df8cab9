import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
} from 'vscode-jsonrpc/node';
import type { AccountsRequest, InteractiveRequest, SilentRequest } from '../broker.ts';
import type { BrokerErrorDetails } from '../brokerErrorDetails.ts';
import type { LogLevel } from '../brokerLog.ts';

/**
 * The requests of the extension host to a broker process. The answers are `unknown` by intent:
 * nothing that such a process sends is trusted before it is checked.
 */
export const accountsRequest = new RequestType<AccountsRequest, unknown, BrokerErrorDetails>(
  'accounts',
);
export const silentRequest = new RequestType<SilentRequest, unknown, BrokerErrorDetails>(
  'acquireSilently',
);
export const interactiveRequest = new RequestType<InteractiveRequest, unknown, BrokerErrorDetails>(
  'acquireInteractively',
);
export const healthRequest = new RequestType0<unknown, BrokerErrorDetails>('health');

/** Makes the process send everything that the runtime logs. */
export const verboseFlag = '--verbose';

/** The file descriptor that the process writes its messages to; it reads from its standard input. */
export const outputDescriptor = 3;

/** One line of the process's log. */
export interface LogMessage {
  readonly level: LogLevel;
  readonly message: string;
}

export const logNotification = new NotificationType<LogMessage>('log');

/** Loads the native runtime, before a call needs it. */
export const prepareNotification = new NotificationType0('prepare');

/** Somebody was signed in or out. */
export const forgetNotification = new NotificationType0('forgetAccounts');

/** The native runtime is loaded, and the first call is about to be made. */
export const readyNotification = new NotificationType0('ready');

/** Resident memory in bytes, sent with every answer. */
export const memoryNotification = new NotificationType<number>('memory');

/** The `code` of a JSON-RPC error whose `data` are {@link BrokerErrorDetails}. */
export const brokerFailure = 1;
