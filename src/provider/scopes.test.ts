import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ScopeError } from './scopeError.ts';
import { parseScopes } from './scopes.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
const uri = 'https://api.contoso.test/orders';

function refused(scopes: readonly string[], message: RegExp): void {
  assert.throws(
    () => parseScopes(scopes),
    (error) =>
      error instanceof ScopeError && error.name === 'ScopeError' && message.test(error.message),
    `[${scopes.join(', ')}] must be refused with ${message.source}`,
  );
}

describe('resource scopes', () => {
  it('may be missing altogether', () => {
    assert.deepEqual(parseScopes([]), { resourceScopes: [] });
  });

  it('are kept in their order, each once', () => {
    const { resourceScopes } = parseScopes(['User.Read', 'Mail.Read', 'User.Read']);
    assert.deepEqual(resourceScopes, ['User.Read', 'Mail.Read']);
  });

  it('are told from the scopes of OpenID Connect, in whatever case', () => {
    assert.deepEqual(parseScopes(['OpenID', 'email', 'User.Read', 'openid']), {
      resourceScopes: ['User.Read'],
      openIdScopes: ['openid', 'email'],
    });
  });

  it('may have blanks around them, and be empty', () => {
    assert.deepEqual(parseScopes(['', 'offline_access', ' User.Read', ' ']), {
      resourceScopes: ['User.Read'],
      openIdScopes: ['offline_access'],
    });
  });

  it('belong to one resource', () => {
    refused(['api://orders/Read', 'https://vault.azure.net/.default'], /api:\/\/orders.*vault/);
  });

  it('are tokens of RFC 6749: no spaces, quotes or control characters in them', () => {
    for (const scope of ['User.Read Mail.Read', 'a"b', 'a\\b', 'é', 'a\nb']) {
      refused(['User.Read', scope], /Scope number 2 .*characters that scopes must not have/);
    }
    refused(['a'.repeat(2049)], /too long/);
    parseScopes(['a'.repeat(2048)]);
  });

  it('with a scheme in uppercase are no tags', () => {
    assert.deepEqual(parseScopes(['API://orders/Read']).resourceScopes, ['API://orders/Read']);
  });
});

describe('parseScopes, for any input', () => {
  const valid = [
    'User.Read',
    'https://graph.microsoft.com/Mail.Read',
    'openid',
    `VSCODE_CLIENT_ID:${clientId}`,
    'VSCODE_TENANT:common',
    'POP_METHOD:GET',
    `POP_URI:${uri}`,
    'POP_NONCE:n-1',
    'CLAIMS:e30',
  ];
  const names = [...valid.map((scope) => scope.split(':')[0]!), 'POP_OTHER', 'claims'];
  const arbitrary = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom(...names), fc.string()).map(([name, value]) => `${name}:${value}`),
  );
  const scopeLists = fc
    .tuple(fc.shuffledSubarray(valid), fc.array(arbitrary, { maxLength: 1 }))
    .map(([known, other]) => [...known, ...other]);

  it('fails with a ScopeError or not at all, and uses every scope that it takes', () => {
    fc.assert(
      fc.property(scopeLists, (scopes) => {
        let parsed;
        try {
          parsed = parseScopes(scopes);
        } catch (error) {
          assert.ok(error instanceof ScopeError);
          return;
        }
        const left = scopes
          .map((one) => one.trim())
          .filter(
            (one) =>
              one !== '' &&
              !parsed.resourceScopes.includes(one) &&
              !parsed.openIdScopes?.includes(one.toLowerCase()),
          );
        const used = [
          ['VSCODE_CLIENT_ID', parsed.clientId],
          ['VSCODE_TENANT', parsed.tenant],
          ['POP_METHOD', parsed.pop?.method],
          ['POP_URI', parsed.pop?.uri],
          ['POP_NONCE', parsed.pop?.nonce],
          ['CLAIMS', parsed.claims],
        ].filter(([, value]) => value !== undefined);
        for (const one of left) {
          const name = one.slice(0, one.indexOf(':'));
          assert.ok(
            used.some(([usedName]) => usedName === name),
            `${one} was ignored`,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same in any order and with repeated resource scopes', () => {
    const sorted = (scopes: readonly string[]) => {
      const parsed = parseScopes(scopes);
      return { ...parsed, resourceScopes: parsed.resourceScopes.toSorted() };
    };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(valid, { minLength: valid.length }),
        fc.subarray(valid.slice(0, 3)),
        (shuffled, repeated) => {
          assert.deepEqual(sorted([...shuffled, ...repeated]), sorted(valid));
        },
      ),
    );
  });
});
