import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { BrokerClient, InteractiveRequest, SilentRequest } from '../broker.ts';
import { accountsRequest, healthRequest, interactiveRequest, silentRequest } from './protocol.ts';

/** A request to a broker process, ready to be sent; more than once where it is repeatable. */
export interface Call {
  readonly send: (connection: MessageConnection) => Promise<unknown>;
  /** Whether a second try does no harm when nobody knows what became of the first. */
  readonly repeatable: boolean;
  readonly correlationId?: string;
}

export function accountsCall(client: BrokerClient): Call {
  return {
    send: (connection) => connection.sendRequest(accountsRequest, client),
    repeatable: true,
  };
}

/** A server's nonce may be good for one token only, so such a request is made once. */
export function silentCall(request: SilentRequest): Call {
  return {
    send: (connection) => connection.sendRequest(silentRequest, request),
    repeatable: !request.pop || request.pop.randomNonce === true,
    correlationId: request.correlationId,
  };
}

/** A prompt that a person may have answered already is not shown again unasked. */
export function interactiveCall(request: InteractiveRequest): Call {
  return {
    send: (connection) => connection.sendRequest(interactiveRequest, request),
    repeatable: false,
    correlationId: request.correlationId,
  };
}

export function healthCall(): Call {
  return {
    send: (connection) => connection.sendRequest(healthRequest),
    repeatable: true,
  };
}
