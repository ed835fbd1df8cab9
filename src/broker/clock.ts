import { decodeJwt } from 'jose';

/**
 * An answer that is refused for its times within this many minutes has another fault: Entra
 * dates its tokens five minutes back, and a stored id token may be older than the answer.
 */
const answerTolerance = 10;

/** Entra itself bears with a clock that is off by this many minutes. */
const entraTolerance = 5;

/**
 * How far this machine's clock is ahead of the times in an answer, in minutes; negative if it is
 * behind. Undefined if they agree, or the answer has none.
 * @param now in milliseconds since the epoch
 */
export function clockOffMinutes(answer: unknown, now = Date.now()): number | undefined {
  const { accessToken, idToken } = (answer ?? {}) as Record<string, unknown>;
  const times = [accessToken, idToken].flatMap((token) => timesIn(token, now));
  return minutesOff(Math.max(...times) * 1000, answerTolerance, now);
}

/**
 * The same for the time at which Entra refused a request.
 * @param entraTime by Entra's clock, in milliseconds since the epoch
 * @param now in milliseconds since the epoch
 */
export function clockOffMinutesAt(entraTime: number, now = Date.now()): number | undefined {
  return minutesOff(entraTime, entraTolerance, now);
}

function minutesOff(time: number, tolerance: number, now: number): number | undefined {
  const minutes = Math.round((now - time) / 60_000);
  return Number.isFinite(minutes) && Math.abs(minutes) > tolerance ? minutes : undefined;
}

/** The seconds at which a token was issued or signed, and those of a token inside it. */
function timesIn(token: unknown, now: number): readonly number[] {
  try {
    const { iat, ts, at } = decodeJwt(String(token));
    return [...issued(iat), ...signed(ts, now), ...timesIn(at, now)];
  } catch {
    return [];
  }
}

function issued(iat: unknown): readonly number[] {
  return typeof iat === 'number' ? [iat] : [];
}

/** A broker that signs by this machine's clock tells nothing about it. */
function signed(ts: unknown, now: number): readonly number[] {
  const isByAnother =
    typeof ts === 'number' && minutesOff(ts * 1000, answerTolerance, now) !== undefined;
  return isByAnother ? [ts] : [];
}
