import { AnswerError } from './answerChecks.ts';
import type { TokenRequest } from './broker.ts';
import { BrokerError } from './brokerError.ts';
import type { BrokerErrorDetails } from './brokerErrorDetails.ts';
import { clockOffMinutes, clockOffMinutesAt } from './clock.ts';
import { ownRedirectUri } from './platform/nativeRedirectUri.ts';
import { PopTokenError } from '../proof/popToken.ts';
import { reasonOf } from './reasons/reasonOf.ts';

/** The parts of an answer that are refused if this machine's clock is wrong. */
const timeParts: readonly (string | undefined)[] = ['expiresOn', 'pop.at.exp', 'pop.age'];

/** How a token was asked for, as far as the text of a failure depends on it. */
export interface FailedRequest {
  readonly request: TokenRequest;
  readonly interactive?: true;
  /** The answer, if there was one. */
  readonly answer?: unknown;
}

/**
 * The error for whatever went wrong with a request for a token: with its correlation id, and
 * with all that the way out depends on. Nothing of this is left to the process that answered.
 */
export function failureOf(error: unknown, { request, interactive, answer }: FailedRequest) {
  const details: BrokerErrorDetails = {
    correlationId: request.correlationId,
    ...detailsOf(error),
    ...(interactive && { interactive }),
    ...(request.overrides && { overrides: request.overrides }),
  };
  const minutes = minutesOf(details, answer);
  return new BrokerError({
    ...details,
    ...(minutes !== undefined && { clockOffMinutes: minutes }),
    ...(reasonOf(details)?.needsRedirectUri && { redirectUri: redirectUriOf(request) }),
  });
}

/** How far the clock is off, by what was refused: the answer here, or the request by Entra. */
function minutesOf(
  { subject, entraTime }: BrokerErrorDetails,
  answer: unknown,
): number | undefined {
  if (timeParts.includes(subject)) {
    return clockOffMinutes(answer);
  }
  return entraTime === undefined ? undefined : clockOffMinutesAt(entraTime);
}

/** The details of any error; a part of an answer that was refused is their subject. */
export function detailsOf(error: unknown): BrokerErrorDetails {
  if (error instanceof BrokerError) {
    return error.details;
  }
  if (error instanceof AnswerError) {
    return { kind: 'unexpected', subject: error.part };
  }
  if (error instanceof PopTokenError) {
    return { kind: 'unexpected', subject: `pop.${error.check}` };
  }
  return { kind: 'unexpected' };
}

function redirectUriOf({ client }: TokenRequest): string {
  return client.redirectUri ?? ownRedirectUri(client.clientId);
}
