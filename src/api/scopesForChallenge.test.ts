import assert from 'node:assert/strict';
import { parseScopes } from '../provider/scopes.ts';
import { claimsScope, scopesForChallenge } from './index.ts';

const claims = Buffer.from('{"access_token":{"acrs":{"essential":true,"value":"c1"}}}').toString(
  'base64',
);
const scopes = ['api://app/.default', 'VSCODE_TENANT:contoso.test'];

describe('scopes for a challenge', () => {
  it('have its claims, and keep the tags', () => {
    const header = `Bearer realm="", error="insufficient_claims", claims="${claims}"`;
    assert.deepEqual(scopesForChallenge(header, scopes), [...scopes, claimsScope(claims)]);
    const { claims: read } = parseScopes(scopesForChallenge(header, scopes));
    assert.match(read ?? '', /acrs/);
  });

  it('replace the claims of an earlier challenge', () => {
    const earlier = [...scopes, claimsScope({ id_token: {} })];
    const header = `PoP claims="${claims}"`;
    assert.deepEqual(scopesForChallenge(header, earlier), [...scopes, claimsScope(claims)]);
  });

  describe('of a PoP token', () => {
    const popScopes = ['POP_METHOD:GET', 'POP_URI:https://a.test/', 'POP_NONCE:n1'];
    const nonceOf = (header: string | null, given = [...scopes, ...popScopes]) =>
      parseScopes(scopesForChallenge(header, given)).pop?.nonce;

    it('have the nonce of the challenge', () => {
      assert.equal(nonceOf(`PoP nonce="n2", claims="${claims}"`), 'n2');
      assert.equal(nonceOf('PoP nonce="n2"', [...scopes, ...popScopes.slice(0, 2)]), 'n2');
    });

    it('have another nonce than the one that was used, in any case', () => {
      for (const header of [`Bearer claims="${claims}"`, 'PoP nonce="a b"', null]) {
        assert.match(nonceOf(header) ?? '', /^[\da-f-]{36}$/);
      }
    });

    it('alone have a nonce', () => {
      assert.deepEqual(scopesForChallenge('PoP nonce="n2"', scopes), scopes);
    });
  });

  it('are those of the challenge if they are of the same resource', () => {
    assert.deepEqual(
      scopesForChallenge('Bearer scope="api://APP/Files.Read api://app/b"', scopes),
      ['api://APP/Files.Read', 'api://app/b', 'VSCODE_TENANT:contoso.test'],
    );
    assert.deepEqual(scopesForChallenge('Bearer scope="Mail.Read"', ['User.Read']), ['Mail.Read']);
  });

  it('are never those of another resource', () => {
    for (const scope of [
      'https://graph.microsoft.com/.default',
      'api://app/a Mail.Read',
      '',
      ' ',
    ]) {
      assert.deepEqual(scopesForChallenge(`Bearer scope="${scope}"`, scopes), scopes);
    }
  });

  it('belong to no other resource because of scopes that belong to none', () => {
    for (const other of ['openid', 'Offline_Access', '', ' ', ' VSCODE_TENANT:contoso.test']) {
      for (const scope of ['Mail.Read', 'openid', 'email Mail.Read']) {
        const [wanted] = scopesForChallenge(`Bearer scope="${scope}"`, ['api://app/a', other]);
        assert.equal(wanted, 'api://app/a', `${scope} beside "${other}"`);
      }
    }
  });

  it('may have those of OpenID Connect beside them', () => {
    assert.deepEqual(scopesForChallenge('Bearer scope="openid api://app/b"', ['api://app/a']), [
      'openid',
      'api://app/b',
    ]);
  });

  it('take no tag from the server', () => {
    assert.deepEqual(
      scopesForChallenge('Bearer scope="VSCODE_TENANT:fabrikam.test"', ['User.Read']),
      ['User.Read'],
    );
  });

  it('are the fallback without a challenge for a token', () => {
    for (const header of [null, '', 'Negotiate', 'Digest scope="api://app/x", claims="e30"']) {
      assert.deepEqual(scopesForChallenge(header, scopes), scopes);
    }
  });
});
