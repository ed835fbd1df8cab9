/** In seconds: no Date is later (ECMA-262, section 21.4.1.1). */
const lastSecond = 8.64e12;

/**
 * A time of a claim in seconds since the epoch (RFC 7519, section 2, NumericDate). Some makers
 * write the digits in a string, and the known servers take that. Undefined if it is none.
 */
export function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Math.abs(seconds) <= lastSecond ? seconds : undefined;
}
