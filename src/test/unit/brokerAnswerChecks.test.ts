import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import {
  AnswerError,
  checkedAccounts,
  checkedToken,
  checkIdToken,
  checkInnerAccessToken,
} from '../../broker/answerChecks.ts';

const account = {
  homeAccountId: 'oid.tid',
  environment: 'login.microsoftonline.com',
  tenantId: 'tid',
  localAccountId: 'oid',
  username: 'alex@contoso.example',
};
const token = {
  kind: 'bearer',
  accessToken: 'opaque',
  idToken: 'a.b.c',
  expiresOn: Date.now() + 3_600_000,
  account,
};

describe('checks of a broker’s answer', () => {
  it('takes over what is right and nothing else', () => {
    assert.deepEqual(
      checkedToken({ ...token, extra: 1, account: { ...account, extra: 1 } }),
      token,
    );
    assert.deepEqual(checkedAccounts([account]), [account]);
  });

  const broken: readonly (readonly [string, unknown])[] = [
    ['token', undefined],
    ['token', []],
    ['kind', { ...token, kind: 'Bearer' }],
    ['accessToken', { ...token, accessToken: '' }],
    ['accessToken', { ...token, accessToken: 'a\nb' }],
    ['accessToken', { ...token, accessToken: 'a'.repeat(65 * 1024) }],
    ['idToken', { ...token, idToken: 7 }],
    ['expiresOn', { ...token, expiresOn: Date.now() - 1 }],
    ['expiresOn', { ...token, expiresOn: Number.NaN }],
    ['expiresOn', { ...token, expiresOn: Date.now() * 1000 }],
    ['account', { ...token, account: null }],
    ['username', { ...token, account: { ...account, username: 'a\u0000b' } }],
    ['homeAccountId', { ...token, account: { ...account, homeAccountId: 'x'.repeat(2000) } }],
    ['name', { ...token, account: { ...account, name: {} } }],
  ];
  for (const [part, answer] of broken) {
    it(`names ${part} in ${inspect(answer).slice(0, 60)}`, () => {
      assert.throws(
        () => checkedToken(answer),
        (error) => error instanceof AnswerError && error.part === part,
      );
    });
  }

  it('refuses more accounts than anybody has', () => {
    assert.throws(() => checkedAccounts(Array.from({ length: 201 }, () => account)), AnswerError);
  });

  it('throws nothing else, whatever the answer is', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        for (const check of [checkedToken, checkedAccounts]) {
          try {
            check(answer);
          } catch (error) {
            assert.ok(error instanceof AnswerError);
          }
        }
      }),
    );
  });

  it('wants an id token for this app and this account', async () => {
    const idToken = (claims: Record<string, unknown>) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    checkIdToken(await idToken({ aud: 'APP', oid: 'oid' }), 'app', account);
    for (const claims of [{ aud: 'other', oid: 'oid' }, { oid: 'oid' }, { aud: 'app', oid: 'x' }]) {
      const text = await idToken(claims);
      assert.throws(() => {
        checkIdToken(text, 'app', account);
      }, AnswerError);
    }
    assert.throws(() => {
      checkIdToken('garbage', 'app', account);
    }, AnswerError);
  });
});

describe('the access token inside a PoP token', () => {
  const seconds = Date.now() / 1000;

  it('is for the account, where it names one', () => {
    checkInnerAccessToken({ oid: 'oid', exp: seconds + 60 }, account);
    checkInnerAccessToken({}, account);
    const guest = { ...account, localAccountId: 'guest' };
    checkInnerAccessToken({ oid: 'guest' }, guest);
    refused({ oid: 'other' }, 'pop.at.oid');
  });

  it('has not expired, where it says so', () => {
    refused({ exp: seconds - 1 }, 'pop.at.exp');
  });

  function refused(claims: Record<string, unknown>, part: string): void {
    assert.throws(
      () => {
        checkInnerAccessToken(claims, account);
      },
      (error) => error instanceof AnswerError && error.part === part,
    );
  }
});
