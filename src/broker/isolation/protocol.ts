import { NotificationType, RequestType, RequestType0 } from 'vscode-jsonrpc/node';
import type { BrokerClient, InteractiveRequest, SilentRequest } from '../broker.ts';
import type { BrokerErrorDetails } from '../brokerError.ts';
import type { LogLevel } from '../brokerLog.ts';

/**
 * What the extension host asks of a broker process. The answers are `unknown` by intent:
 * nothing that such a process sends is trusted before it is checked.
 */
export const accountsRequest = new RequestType<BrokerClient, unknown, BrokerErrorDetails>(
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

/** One line of the process's log. */
export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
}

export const logNotification = new NotificationType<LogLine>('log');

/** Resident memory in bytes, sent with every answer. */
export const memoryNotification = new NotificationType<number>('memory');

/** The `code` of a JSON-RPC error whose `data` are {@link BrokerErrorDetails}. */
export const brokerFailure = 1;
