import { BrokerError } from '../brokerError.ts';
import type { BrokerErrorKind, BrokerErrorDetails } from '../brokerErrorDetails.ts';
import { entraCodeIn, entraTimeIn, windowsCodeIn } from '../reasons/codes.ts';
import { reasonOf } from '../reasons/reasonOf.ts';

/**
 * The parts of MSAL's errors that we read. Their classes can't be told apart by `instanceof`,
 * since msal-node-extensions brings its own copies of them.
 */
interface MsalError {
  readonly errorCode?: unknown;
  readonly platformBrokerError?: PlatformBrokerError;
}

interface PlatformBrokerError {
  /** The runtime's name for the failure. */
  readonly errorCode?: unknown;
  /** The broker's own words. They may name the user, so nothing but numbers is taken from them. */
  readonly errorMessage?: unknown;
  readonly statusCode?: unknown;
  readonly tag?: unknown;
}

const kindsByErrorCode: Readonly<Record<string, BrokerErrorKind>> = {
  interaction_required: 'interactionRequired',
  no_network_connectivity: 'offline',
  server_unavailable: 'offline',
  user_canceled: 'cancelled',
  untrusted_authority: 'misconfigured',
  no_account_found: 'accountNotFound',
};

/** The runtime's names behind MSAL's `platform_broker_error` that mean something to people. */
const kindsByStatus: Readonly<Record<string, BrokerErrorKind>> = {
  ApplicationCanceled: 'cancelled',
  IncorrectConfiguration: 'misconfigured',
  UserSwitched: 'wrongAccount',
  AccountNotFound: 'accountNotFound',
};

/** Failures that the runtime has no status for, by its words. */
const kindsByContext: readonly (readonly [RegExp, BrokerErrorKind])[] = [
  [/\bpop is not (?:available|supported)/i, 'popUnsupported'],
  [/\b(?:user|account) ?switch\b/i, 'wrongAccount'],
];

/** Makes a `BrokerError` of whatever MSAL throws. */
export function fromMsalError(error: unknown, correlationId: string): BrokerError {
  if (error instanceof BrokerError) {
    return error;
  }
  const { errorCode, platformBrokerError = {} } = (error ?? {}) as MsalError;
  const { errorCode: status, tag } = platformBrokerError;
  const numbers = numbersOf(platformBrokerError);
  return new BrokerError({
    kind: kindOf(errorCode, platformBrokerError, numbers),
    ...(typeof status === 'string' && { status }),
    ...numbers,
    ...(typeof tag === 'string' && { tag }),
    correlationId,
  });
}

type Numbers = Pick<BrokerErrorDetails, 'entraCode' | 'entraTime' | 'code'>;

function numbersOf({ statusCode, errorMessage }: PlatformBrokerError): Numbers {
  const text = String(errorMessage);
  const entraCode = entraCodeIn(text);
  const entraTime = entraCode === undefined ? undefined : entraTimeIn(text);
  const code = codeOf(statusCode, text);
  return {
    ...(entraCode !== undefined && { entraCode }),
    ...(entraTime !== undefined && { entraTime }),
    ...(code !== undefined && { code }),
  };
}

/** A code that we know may be in the text only; one that we don't is still for support. */
function codeOf(statusCode: unknown, text: string): number | undefined {
  const code = typeof statusCode === 'number' ? statusCode : undefined;
  const isKnown = code !== undefined && reasonOf({ code }) !== undefined;
  return isKnown ? code : (windowsCodeIn(text) ?? code);
}

function kindOf(
  errorCode: unknown,
  { errorCode: status, errorMessage }: PlatformBrokerError,
  numbers: Numbers,
): BrokerErrorKind {
  const context = String(errorMessage);
  const named = kindsByErrorCode[String(errorCode)] ?? kindsByStatus[String(status)];
  if (named === 'cancelled') {
    // A user who closes a prompt that shows an error has read it there.
    return named;
  }
  return (
    kindsByContext.find(([words]) => words.test(context))?.[1] ??
    reasonOf(numbers)?.kind ??
    named ??
    'unexpected'
  );
}
