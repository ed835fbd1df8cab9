import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { AccountsRequest, InteractiveRequest, SilentRequest } from '../../broker.ts';
import { accountsRequest, healthRequest, interactiveRequest, silentRequest } from '../protocol.ts';

/**
 * A request to a broker process, ready to be sent; more than once if it is repeatable. It is a
 * copy: whoever asked may change the original while the call waits for its turn.
 */
export interface Call {
  readonly send: (connection: MessageConnection) => Promise<unknown>;
  /** Whether a second try does no harm when nobody knows what became of the first. */
  readonly repeatable: boolean;
  /** The account that it is for, if it is for one. */
  readonly accountId?: string;
}

/** A list of accounts; asking twice changes nothing. */
export function accountsCall(request: AccountsRequest): Call {
  const sent = structuredClone(request);
  return {
    send: (connection) => connection.sendRequest(accountsRequest, sent),
    repeatable: true,
  };
}

/** A server's nonce may be good for one token only, so such a request is made once. */
export function silentCall(request: SilentRequest): Call {
  const sent = structuredClone(request);
  return {
    send: (connection) => connection.sendRequest(silentRequest, sent),
    repeatable: !request.pop || request.pop.randomNonce === true,
    accountId: sent.accountId,
  };
}

/** A prompt that a user may have answered already is not shown again unasked. */
export function interactiveCall(request: InteractiveRequest): Call {
  const sent = structuredClone(request);
  return {
    send: (connection) => connection.sendRequest(interactiveRequest, sent),
    repeatable: false,
  };
}

/** A look at the machine; looking twice changes nothing. */
export function healthCall(): Call {
  return {
    send: (connection) => connection.sendRequest(healthRequest),
    repeatable: true,
  };
}
