import {
  AnswerError,
  checkedAccounts,
  checkedToken,
  checkIdToken,
  checkInnerAccessToken,
} from './answerChecks.ts';
import type {
  AccountsRequest,
  BrokerAccount,
  BrokerToken,
  InteractiveRequest,
  OnLeftOpen,
  SilentRequest,
} from './broker.ts';
import { BrokerError } from './brokerError.ts';
import type { ChildStatus, DiagnosableBroker } from './diagnosableBroker.ts';
import type { BrokerHealth } from './health/brokerHealth.ts';
import { checkedHealth } from './health/checkedHealth.ts';
import { detailsOf, failureOf } from './failureOf.ts';
import type { FailedRequest } from './failureOf.ts';
import { verifyPopToken } from '../proof/verifyPopToken.ts';

/**
 * Looks at every answer of another broker before anybody uses it: its shape and size, that it
 * is for the account and the request that were asked for, and that a PoP token verifies. An
 * answer that fails is an error, never a token.
 */
export class CheckedBroker implements DiagnosableBroker {
  private readonly broker: DiagnosableBroker;

  constructor(broker: DiagnosableBroker) {
    this.broker = broker;
  }

  async accounts(request: AccountsRequest, signal: AbortSignal): Promise<readonly BrokerAccount[]> {
    try {
      return checkedAccounts(await this.broker.accounts(request, signal));
    } catch (error) {
      throw new BrokerError(detailsOf(error));
    }
  }

  async acquireSilently(request: SilentRequest, signal: AbortSignal): Promise<BrokerToken> {
    return checked(this.broker.acquireSilently(request, signal), { request });
  }

  async acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
    onLeftOpen?: OnLeftOpen,
  ): Promise<BrokerToken> {
    const context = { request, interactive: true } as const;
    const answer = this.broker.acquireInteractively(request, signal, (outcome) => {
      const late = checked(outcome, context);
      // Not everybody wants to know.
      late.catch(() => undefined);
      onLeftOpen?.(late);
    });
    return checked(answer, context);
  }

  async health(signal: AbortSignal): Promise<BrokerHealth> {
    try {
      return checkedHealth(await this.broker.health(signal));
    } catch (error) {
      throw new BrokerError(detailsOf(error));
    }
  }

  children(): readonly ChildStatus[] {
    return this.broker.children();
  }

  prepare(): void {
    this.broker.prepare();
  }

  forgetAccounts(): void {
    this.broker.forgetAccounts();
  }

  dispose(): void {
    this.broker.dispose();
  }
}

async function checked(
  acquiring: Promise<BrokerToken>,
  context: FailedRequest,
): Promise<BrokerToken> {
  let answer: unknown;
  try {
    answer = await acquiring;
    return await checkAnswer(answer, context.request);
  } catch (error) {
    throw failureOf(error, { ...context, answer });
  }
}

async function checkAnswer(
  answer: unknown,
  request: SilentRequest | InteractiveRequest,
): Promise<BrokerToken> {
  const token = checkedToken(answer);
  const { accountId, accountMayChange = false } = request as InteractiveRequest;
  if (accountId !== undefined && !accountMayChange && token.account.homeAccountId !== accountId) {
    throw new BrokerError({ kind: 'wrongAccount' });
  }
  checkIdToken(token.idToken, request, token.account);
  if (!request.pop) {
    if (token.kind !== 'bearer') {
      throw new AnswerError('kind');
    }
    return token;
  }
  if (token.kind !== 'pop') {
    throw new BrokerError({ kind: 'popUnsupported' });
  }
  const { accessToken } = await verifyPopToken(token.accessToken, request.pop);
  checkInnerAccessToken(accessToken?.claims ?? {}, token.account);
  return token;
}
