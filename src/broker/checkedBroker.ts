import {
  AnswerError,
  checkedAccounts,
  checkedToken,
  checkIdToken,
  checkInnerAccessToken,
} from './answerChecks.ts';
import type {
  Broker,
  BrokerAccount,
  BrokerClient,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
  TokenRequest,
} from './broker.ts';
import { BrokerError } from './brokerError.ts';
import { SignedHttpRequestError, verifySignedHttpRequest } from './signedHttpRequest.ts';

/**
 * Looks at every answer of another broker before anybody uses it: its shape and size, that it
 * is for the account and the request that were asked for, and that a PoP token verifies. An
 * answer that fails is an error, never a token.
 */
export class CheckedBroker implements Broker {
  private readonly broker: Broker;

  constructor(broker: Broker) {
    this.broker = broker;
  }

  async accounts(client: BrokerClient, signal: AbortSignal): Promise<readonly BrokerAccount[]> {
    try {
      return checkedAccounts(await this.broker.accounts(client, signal));
    } catch (error) {
      throw toBrokerError(error);
    }
  }

  async acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken> {
    try {
      return await checkAnswer(await this.broker.acquireSilently(request, signal), request);
    } catch (error) {
      throw toBrokerError(error, request.correlationId);
    }
  }

  async acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    try {
      return await checkAnswer(await this.broker.acquireInteractively(request, signal), request);
    } catch (error) {
      throw toBrokerError(error, request.correlationId);
    }
  }

  dispose(): void {
    this.broker.dispose();
  }
}

async function checkAnswer(
  answer: unknown,
  request: TokenRequest & { readonly accountId?: string },
): Promise<BrokerToken> {
  const token = checkedToken(answer);
  if (request.accountId !== undefined && token.account.homeAccountId !== request.accountId) {
    throw new BrokerError({ kind: 'wrongAccount' });
  }
  checkIdToken(token.idToken, request.client.clientId, token.account);
  if (!request.pop) {
    if (token.kind !== 'bearer') {
      throw new AnswerError('kind');
    }
    return token;
  }
  if (token.kind !== 'pop') {
    throw new BrokerError({ kind: 'popUnsupported' });
  }
  const { accessToken } = await verifySignedHttpRequest(token.accessToken, request.pop);
  checkInnerAccessToken(accessToken?.claims ?? {}, token.account);
  return token;
}

/** Every error names the request; what an answer failed at is named as its subject. */
function toBrokerError(error: unknown, correlationId?: string): BrokerError {
  const request = correlationId === undefined ? {} : { correlationId };
  if (error instanceof BrokerError) {
    return new BrokerError({ ...request, ...error.details });
  }
  if (error instanceof AnswerError) {
    return new BrokerError({ ...request, kind: 'unexpected', subject: error.part });
  }
  if (error instanceof SignedHttpRequestError) {
    return new BrokerError({ ...request, kind: 'unexpected', subject: `pop.${error.check}` });
  }
  return new BrokerError({ ...request, kind: 'unexpected' });
}
