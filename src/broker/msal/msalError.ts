import { BrokerError, type BrokerErrorKind } from '../brokerError.ts';
import type { BrokerErrorDetails } from '../brokerError.ts';

/**
 * The parts of MSAL's errors that we read. Their classes can't be told apart by `instanceof`,
 * since msal-node-extensions brings its own copies of them.
 */
interface MsalError {
  readonly errorCode?: unknown;
  readonly platformBrokerError?: {
    /** The runtime's name for the failure. */
    readonly errorCode?: unknown;
    readonly errorMessage?: unknown;
    readonly statusCode?: unknown;
    readonly tag?: unknown;
  };
}

const kindsByErrorCode: Readonly<Record<string, BrokerErrorKind>> = {
  interaction_required: 'interactionRequired',
  no_network_connectivity: 'offline',
  server_unavailable: 'offline',
  user_canceled: 'cancelled',
  untrusted_authority: 'misconfigured',
  no_account_found: 'accountNotFound',
};

/** The runtime's names behind MSAL's `platform_broker_error` that mean something to a person. */
const kindsByStatus: Readonly<Record<string, BrokerErrorKind>> = {
  ApplicationCanceled: 'cancelled',
  IncorrectConfiguration: 'misconfigured',
  UserSwitched: 'wrongAccount',
  AccountNotFound: 'accountNotFound',
};

/** What the runtime has no status of its own for is told apart by its words. */
const kindsByContext: readonly (readonly [RegExp, BrokerErrorKind])[] = [
  [/\bpop is not (?:available|supported)/i, 'popUnsupported'],
  [/\buser switch was detected/i, 'wrongAccount'],
];

/** Makes a `BrokerError` of whatever MSAL throws. */
export function fromMsalError(error: unknown, correlationId: string): BrokerError {
  if (error instanceof BrokerError) {
    return error;
  }
  const { errorCode, platformBrokerError } = (error ?? {}) as MsalError;
  const status = platformBrokerError?.errorCode;
  const details: BrokerErrorDetails = {
    kind: kindOf(errorCode, platformBrokerError),
    ...(typeof status === 'string' && { status }),
    ...(typeof platformBrokerError?.statusCode === 'number' && {
      code: platformBrokerError.statusCode,
    }),
    ...(typeof platformBrokerError?.tag === 'string' && { tag: platformBrokerError.tag }),
    correlationId,
  };
  return new BrokerError(details);
}

function kindOf(
  errorCode: unknown,
  platformBrokerError: MsalError['platformBrokerError'],
): BrokerErrorKind {
  const context = String(platformBrokerError?.errorMessage);
  return (
    kindsByContext.find(([words]) => words.test(context))?.[1] ??
    kindsByErrorCode[String(errorCode)] ??
    kindsByStatus[String(platformBrokerError?.errorCode)] ??
    'unexpected'
  );
}
