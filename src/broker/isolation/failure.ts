import { ResponseError } from 'vscode-jsonrpc/node';
import { BrokerError } from '../brokerError.ts';
import { brokerErrorKinds, unavailableCauses } from '../brokerErrorDetails.ts';
import type { BrokerErrorDetails } from '../brokerErrorDetails.ts';
import { brokerFailure } from './protocol.ts';

/** The answer of a broker process whose broker failed. */
export function toResponseError(error: unknown): ResponseError<BrokerErrorDetails> {
  const details: BrokerErrorDetails =
    error instanceof BrokerError ? error.details : { kind: 'unexpected' };
  return new ResponseError(brokerFailure, details.kind, details);
}

/**
 * The error that a broker process reports, with only those parts that have the right shape;
 * `unexpected` for everything else that it may say, `crashed` if it can't be asked.
 */
export function fromResponseError(error: unknown): BrokerError {
  if (!(error instanceof ResponseError)) {
    return new BrokerError({ kind: 'crashed' });
  }
  const data: unknown = error.code === brokerFailure ? error.data : undefined;
  const { kind, cause, subject, status, code, entraCode, entraTime, tag, correlationId } = (data ??
    {}) as Partial<Record<keyof BrokerErrorDetails, unknown>>;
  const knownKind = brokerErrorKinds.find((known) => known === kind) ?? 'unexpected';
  const knownCause = unavailableCauses.find((known) => known === cause);
  return new BrokerError({
    kind: knownKind,
    ...(knownCause && { cause: knownCause }),
    ...(isShortText(subject) && { subject }),
    ...(isShortText(status) && { status }),
    ...(Number.isSafeInteger(code) && { code: code as number }),
    ...(isEntraCode(entraCode) && { entraCode }),
    ...(Number.isSafeInteger(entraTime) && { entraTime: entraTime as number }),
    ...(isShortText(tag) && { tag }),
    ...(isShortText(correlationId) && { correlationId }),
  });
}

/** As many digits as `AADSTS` is followed by. */
function isEntraCode(value: unknown): value is number {
  return Number.isSafeInteger(value) && /^\d{4,9}$/.test(String(value));
}

/** Nothing that an error names is longer, or has line breaks or control characters. */
function isShortText(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,128}$/.test(value);
}
