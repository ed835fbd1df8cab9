import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { buildJwt } from '../test/builders/tokens.ts';
import {
  AnswerError,
  checkedAccounts,
  checkedToken,
  checkIdToken,
  checkInnerAccessToken,
} from './answerChecks.ts';

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
    ['accessToken', { ...token, accessToken: 'a'.repeat(64 * 1024 + 1) }],
    ['idToken', { ...token, idToken: 7 }],
    ['expiresOn', { ...token, expiresOn: Date.now() - 1 }],
    ['expiresOn', { ...token, expiresOn: Number.NaN }],
    ['expiresOn', { ...token, expiresOn: String(token.expiresOn) }],
    ['expiresOn', { ...token, expiresOn: Date.now() * 1000 }],
    ['account', { ...token, account: null }],
    ['username', { ...token, account: { ...account, username: 'a\u0000b' } }],
    ['homeAccountId', { ...token, account: { ...account, homeAccountId: 'x'.repeat(1025) } }],
  ];
  for (const [part, answer] of broken) {
    it(`names ${part} in ${inspect(answer).slice(0, 60)}`, () => {
      assert.throws(() => checkedToken(answer), {
        name: 'AnswerError',
        part,
        message: `The broker's answer is not usable: ${part}`,
      });
    });
  }

  it('takes texts and tokens as long as any may be', () => {
    const longest = {
      ...token,
      accessToken: 'a'.repeat(64 * 1024),
      account: { ...account, homeAccountId: 'x'.repeat(1024) },
    };
    assert.deepEqual(checkedToken(longest), longest);
  });

  it('takes a token that is good now, and for a year at most', () => {
    const now = Date.parse('2026-01-02T12:00:00Z');
    const year = 366 * 24 * 60 * 60_000;
    for (const expiresOn of [now + 1, now + year - 1]) {
      assert.equal(checkedToken({ ...token, expiresOn }, now).expiresOn, expiresOn);
    }
    for (const expiresOn of [now, now + year]) {
      assert.throws(() => checkedToken({ ...token, expiresOn }, now), { part: 'expiresOn' });
    }
  });

  it('takes over no display name, which nobody uses, whatever is in it', () => {
    const answer = { ...token, account: { ...account, name: 'Alex\tWilber\n' } };
    assert.deepEqual(checkedToken(answer), token);
  });

  it('refuses more accounts than anybody has', () => {
    const accounts = Array.from({ length: 201 }, () => account);
    assert.equal(checkedAccounts(accounts.slice(1)).length, 200);
    assert.throws(() => checkedAccounts(accounts), { name: 'AnswerError', part: 'accounts' });
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

  describe('of an id token', () => {
    const tid = '0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45';
    const iss = `https://login.microsoftonline.com/${tid}/v2.0`;
    const claims = { aud: 'APP', oid: 'oid', tid, iss };
    const request = {
      client: { clientId: 'app', authorityHost: 'https://login.microsoftonline.com' },
      tenant: tid,
    };

    it('take one for this app, tenant, cloud and account', () => {
      checkIdToken(buildJwt(claims), request, account);
      checkIdToken(buildJwt({ ...claims, oid: undefined, iss: undefined }), request, account);
      checkIdToken(
        buildJwt({ ...claims, tid: undefined }),
        { ...request, tenant: 'common' },
        account,
      );
    });

    for (const [part, changes] of [
      ['idToken.aud', { aud: 'other' }],
      ['idToken.aud', { aud: undefined }],
      ['idToken.aud', { aud: ['app'] }],
      ['idToken.oid', { oid: 'other' }],
      ['idToken.tid', { tid: '1b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45' }],
      ['idToken.tid', { tid: undefined }],
      ['idToken.iss', { iss: 'https://login.microsoftonline.us/x' }],
      ['idToken.iss', { iss: 7 }],
    ] as const) {
      it(`name ${part} in ${inspect(changes)}`, () => {
        refusesIdToken(part, buildJwt({ ...claims, ...changes }));
      });
    }

    it('name a token that can not be read', () => {
      refusesIdToken('idToken', 'garbage');
    });

    function refusesIdToken(part: string, text: string): void {
      assert.throws(
        () => {
          checkIdToken(text, request, account);
        },
        (error) => error instanceof AnswerError && error.part === part,
      );
    }
  });
});

describe('the access token inside a PoP token', () => {
  const seconds = Date.now() / 1000;

  it('is for the account, if it names one', () => {
    checkInnerAccessToken({ oid: 'oid', exp: seconds + 60 }, account);
    checkInnerAccessToken({}, account);
    const guest = { ...account, localAccountId: 'guest' };
    checkInnerAccessToken({ oid: 'guest' }, guest);
    refused({ oid: 'other' }, 'pop.at.oid');
  });

  it('has not expired, if it says so', () => {
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
