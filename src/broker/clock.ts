import { decodeJwt } from 'jose';

/**
 * An answer that is refused for its times within this many minutes has another fault: Entra
 * dates its tokens five minutes back, and a stored id token may be older than the answer.
 */
const tolerance = 10;

/**
 * How far this machine's clock is ahead of the times in an answer, in minutes; negative if it is
 * behind. Undefined if they agree, or the answer has none.
 * @param now in milliseconds since the epoch
 */
export function clockOffMinutes(answer: unknown, now = Date.now()): number | undefined {
  const { accessToken, idToken } = (answer ?? {}) as Record<string, unknown>;
  const times = [...timesIn(accessToken), ...timesIn(idToken)];
  const minutes = Math.round((now / 1000 - Math.max(...times)) / 60);
  return Number.isFinite(minutes) && Math.abs(minutes) > tolerance ? minutes : undefined;
}

/** The seconds at which a token was issued or signed, and those of a token inside it. */
function timesIn(token: unknown): readonly number[] {
  try {
    const { iat, ts, at } = decodeJwt(String(token));
    return [...[iat, ts].filter((time) => typeof time === 'number'), ...timesIn(at)];
  } catch {
    return [];
  }
}
