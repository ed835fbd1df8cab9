import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { clockOffMinutes, clockOffMinutesAt } from './clock.ts';

const now = Date.parse('2026-01-02T12:00:00Z');
const minute = 60;

/** A token with times in minutes from now. */
function tokenOf(times: Readonly<Record<string, number>>, claims = {}): string {
  const inSeconds = Object.entries(times).map(([name, minutes]) => [
    name,
    now / 1000 + minutes * minute,
  ]);
  return new UnsecuredJWT({ ...(Object.fromEntries(inSeconds) as JWTPayload), ...claims }).encode();
}

describe('clockOffMinutes', () => {
  it('compares this clock with the time at which a token was issued', () => {
    const answer = (minutes: number) => ({ idToken: tokenOf({ iat: minutes }) });
    assert.equal(clockOffMinutes(answer(-95), now), 95);
    assert.equal(clockOffMinutes(answer(40), now), -40);
  });

  it('goes by the youngest of all times: the others may be stored', () => {
    const inner = tokenOf({ iat: -80 });
    const accessToken = tokenOf({ ts: -75 }, { at: inner });
    const idToken = tokenOf({ iat: -600 });
    assert.equal(clockOffMinutes({ accessToken, idToken }, now), 75);
    assert.equal(clockOffMinutes({ accessToken: tokenOf({}, { at: inner }), idToken }, now), 80);
  });

  it('does not go by the time of a signature that is from this clock', () => {
    const accessToken = tokenOf({ ts: -10 }, { at: tokenOf({ iat: -80 }) });
    assert.equal(clockOffMinutes({ accessToken }, now), 80);
    assert.equal(clockOffMinutes({ accessToken: tokenOf({ ts: 0 }) }, now), undefined);
  });

  it('is none for a few minutes', () => {
    assert.equal(clockOffMinutes({ idToken: tokenOf({ iat: -10 }) }, now), undefined);
    assert.equal(clockOffMinutes({ idToken: tokenOf({ iat: -11 }) }, now), 11);
    assert.equal(clockOffMinutes({ idToken: tokenOf({ iat: 10 }) }, now), undefined);
  });

  it('is none for an answer without times', () => {
    const answers = [undefined, null, 'x', {}, { accessToken: 'opaque', idToken: 7 }];
    for (const answer of [...answers, { idToken: tokenOf({ exp: 60 }) }]) {
      assert.equal(clockOffMinutes(answer, now), undefined);
    }
    const idToken = tokenOf({}, { iat: 'yesterday' });
    assert.equal(clockOffMinutes({ idToken }, now), undefined);
  });
});

describe('clockOffMinutesAt', () => {
  it('compares this clock with the time at which Entra refused', () => {
    assert.equal(clockOffMinutesAt(now - 95 * 60_000, now), 95);
    assert.equal(clockOffMinutesAt(now + 40 * 60_000, now), -40);
  });

  it('is none for as many minutes as Entra bears with', () => {
    assert.equal(clockOffMinutesAt(now - 5 * 60_000, now), undefined);
    assert.equal(clockOffMinutesAt(now + 6 * 60_000, now), -6);
  });
});
