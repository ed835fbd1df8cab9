import { ResponseError } from 'vscode-jsonrpc/node';
import {
  BrokerError,
  brokerErrorKinds,
  unavailableCauses,
  type BrokerErrorDetails,
} from '../brokerError.ts';
import { brokerFailure } from './protocol.ts';

/** What a broker process answers where its broker failed. */
export function toResponseError(error: unknown): ResponseError<BrokerErrorDetails> {
  const details: BrokerErrorDetails =
    error instanceof BrokerError ? error.details : { kind: 'unexpected' };
  return new ResponseError(brokerFailure, details.kind, details);
}

/**
 * The error that a broker process reports, with only those parts that have the right shape;
 * `unexpected` for everything else that it may say, `crashed` where it can't be asked.
 */
export function fromResponseError(error: unknown): BrokerError {
  if (!(error instanceof ResponseError)) {
    return new BrokerError({ kind: 'crashed' });
  }
  const data: unknown = error.code === brokerFailure ? error.data : undefined;
  const { kind, cause, subject, status, code, tag, correlationId } = (data ?? {}) as Partial<
    Record<keyof BrokerErrorDetails, unknown>
  >;
  const knownKind = brokerErrorKinds.find((known) => known === kind) ?? 'unexpected';
  const knownCause = unavailableCauses.find((known) => known === cause);
  return new BrokerError({
    kind: knownKind,
    ...(knownCause && { cause: knownCause }),
    ...(isShortText(subject) && { subject }),
    ...(isShortText(status) && { status }),
    ...(Number.isSafeInteger(code) && { code: code as number }),
    ...(isShortText(tag) && { tag }),
    ...(isShortText(correlationId) && { correlationId }),
  });
}

/** Nothing that an error names is longer, or has line breaks or control characters. */
function isShortText(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,128}$/.test(value);
}
