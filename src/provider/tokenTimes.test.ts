import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { buildBearerToken, buildJwt } from '../test/builders/tokens.ts';
import { goodUntil, idTokenGoodUntil, isFromBeforeSignIn, issuedAt } from './tokenTimes.ts';

const minutes = 60_000;
const hours = 60 * minutes;

describe('goodUntil', () => {
  const token = (access: number, id: number) =>
    buildBearerToken({ expiresOn: access, idToken: buildJwt({ exp: id / 1000 }) });

  it('is five minutes before the first of the two tokens expires', () => {
    assert.equal(goodUntil(token(60 * minutes, 90 * minutes)), 55 * minutes);
    assert.equal(goodUntil(token(90 * minutes, 60 * minutes)), 55 * minutes);
  });

  it('is in the past if the id token does not say when it expires, or is none', () => {
    for (const idToken of [buildJwt({}), 'opaque']) {
      assert.equal(goodUntil(buildBearerToken({ idToken })), -5 * minutes);
    }
  });
});

describe('idTokenGoodUntil', () => {
  it('is five minutes before the id token expires', () => {
    assert.equal(idTokenGoodUntil(buildBearerToken({ idToken: buildJwt({ exp: 600 }) })), 300_000);
  });
});

describe('issuedAt', () => {
  it('is when the id token was issued, if it says so', () => {
    assert.equal(issuedAt(buildBearerToken({ idToken: buildJwt({ iat: 600 }) })), 600);
    assert.equal(issuedAt(buildBearerToken({ idToken: buildJwt({}) })), undefined);
  });
});

describe('isFromBeforeSignIn', () => {
  const account = { signedInAt: 1000, issuedAt: 600 };
  const token = (iat: number) => buildBearerToken({ accessToken: buildJwt({ iat }) });

  it('compares when access token and sign-in were issued', () => {
    assert.equal(isFromBeforeSignIn(token(599), account), true);
    assert.equal(isFromBeforeSignIn(token(600), account), false);
  });

  it('is never so if nothing is known of the sign-in', () => {
    const opaque = buildBearerToken({ accessToken: 'opaque' });
    for (const one of [token(599), opaque]) {
      assert.equal(isFromBeforeSignIn(one, { signedInAt: Date.now() }), false);
    }
  });

  it('takes a token that says nothing for an old one, as long as there may be old ones', () => {
    const opaque = buildBearerToken({ accessToken: 'opaque' });
    mock.timers.enable({ apis: ['Date'], now: 1000 + 28 * hours - 1 });
    try {
      assert.equal(isFromBeforeSignIn(opaque, account), true);
      mock.timers.setTime(1000 + 28 * hours);
      assert.equal(isFromBeforeSignIn(opaque, account), false);
    } finally {
      mock.timers.reset();
    }
  });
});
