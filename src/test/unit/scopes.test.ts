import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseScopes, resourceOf, ScopeError } from '../../provider/scopes.ts';

const clientId = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
const tenantId = '9b2e4d60-71c3-4f85-8e0a-5c7d9f1b3a24';
const uri = 'https://api.contoso.test/orders';
const encode = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url');

function refused(scopes: readonly string[], message: RegExp): void {
  assert.throws(
    () => parseScopes(scopes),
    (error) => error instanceof ScopeError && message.test(error.message),
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

  it('leave out the scopes of OpenID Connect, which the broker adds', () => {
    const { resourceScopes } = parseScopes([
      'openid',
      'profile',
      'email',
      'offline_access',
      'OpenID',
      'User.Read',
    ]);
    assert.deepEqual(resourceScopes, ['User.Read']);
  });

  it('belong to one resource, else both resources are named', () => {
    refused(
      ['api://orders/Read', 'https://vault.azure.net/.default'],
      /api:\/\/orders.*https:\/\/vault\.azure\.net/,
    );
    refused(['User.Read', 'api://orders/Read'], /graph\.microsoft\.com.*api:\/\/orders/);
  });

  it('of one resource may be written in several ways', () => {
    parseScopes(['User.Read', 'https://graph.microsoft.com/Mail.Read']);
    parseScopes(['https://Graph.Microsoft.com/Mail.Read', 'https://graph.microsoft.com//.default']);
    parseScopes(['api://orders/Read', 'api://orders/Write']);
    // Microsoft Graph of a national cloud is the resource of short names there.
    parseScopes(['User.Read', 'https://graph.microsoft.us/Mail.Read']);
  });

  it('are tokens of RFC 6749: not empty, no spaces, quotes or control characters', () => {
    refused(['User.Read', ''], /Scope number 2 is empty/);
    for (const scope of [' ', 'User.Read Mail.Read', ' User.Read', 'a"b', 'a\\b', 'é', 'a\n']) {
      refused([scope], /characters that scopes must not have/);
    }
    refused(['a'.repeat(2049)], /too long/);
    parseScopes(['a'.repeat(2048)]);
  });

  it('with a scheme in capitals are no tags', () => {
    assert.deepEqual(parseScopes(['API://orders/Read']).resourceScopes, ['API://orders/Read']);
  });
});

describe('resourceOf', () => {
  it('is everything before the last slash, and Microsoft Graph where there is none', () => {
    assert.equal(resourceOf('api://orders/Files.Read'), 'api://orders');
    assert.equal(resourceOf('https://vault.azure.net/.default'), 'https://vault.azure.net');
    assert.equal(resourceOf('https://storage.azure.com//.default'), 'https://storage.azure.com');
    assert.equal(resourceOf(`${clientId}/.default`), clientId);
    assert.equal(resourceOf('User.Read'), 'https://graph.microsoft.com');
    assert.equal(resourceOf('/User.Read'), 'https://graph.microsoft.com');
  });
});

describe('tags', () => {
  const tagNames = [
    'VSCODE_CLIENT_ID',
    'VSCODE_TENANT',
    'POP_METHOD',
    'POP_URI',
    'POP_NONCE',
    'CLAIMS',
  ];

  it('are taken out of the scopes and read', () => {
    const claims = { access_token: { acrs: { essential: true, value: 'c1' } } };
    const parsed = parseScopes([
      `POP_URI:${uri}`,
      'api://orders/Read',
      `VSCODE_TENANT:${tenantId}`,
      `CLAIMS:${encode(claims)}`,
      'POP_NONCE:n-1',
      `VSCODE_CLIENT_ID:${clientId}`,
      'POP_METHOD:GET',
    ]);
    assert.deepEqual(parsed, {
      resourceScopes: ['api://orders/Read'],
      clientId,
      tenant: tenantId,
      claims: JSON.stringify(claims),
      pop: { method: 'GET', uri, nonce: 'n-1' },
    });
  });

  for (const name of tagNames) {
    it(`${name} needs a value`, () => {
      refused([`${name}:`], new RegExp(`${name} has no value`));
      refused([name], new RegExp(`${name} has no value`));
    });

    it(`${name} is refused in another case`, () => {
      for (const miswritten of [name.toLowerCase(), `${name[0]!}${name.slice(1).toLowerCase()}`]) {
        refused([`${miswritten}:value`], new RegExp(`"${miswritten}" is not a tag`));
      }
    });

    it(`${name} is given once`, () => {
      const [value, other] = { CLAIMS: ['e30', 'eyJhIjoxfQ'] }[name] ?? ['a', 'b'];
      refused([`${name}:${value!}`, `${name}:${value!}`], new RegExp(`${name} .*more than once`));
      refused([`${name}:${value!}`, `${name}:${other!}`], new RegExp(`${name} .*more than once`));
    });
  }

  it('that are unknown are refused by name, without their value', () => {
    refused(['POP_HEADERS:secret-value'], /^"POP_HEADERS" is not a tag/);
    refused(['VSCODE_CLIENTID:secret-value'], /^"VSCODE_CLIENTID" is not a tag/);
    refused(['TENANT:contoso.com'], /^"TENANT" is not a tag/);
    refused(['POP_URI_:x'], /"POP_URI_" is not a tag/);
    refused(['POP-NONCE:secret-value'], /^"POP-NONCE" is not a tag/);
    refused([' POP_NONCE:secret-value'], /^"POP_NONCE" is not a tag/);
    refused([`POP_${'X'.repeat(500)}:x`], /^"POP_X{60}" is not a tag/);
  });
});

describe('VSCODE_CLIENT_ID', () => {
  it('is a GUID, in any case', () => {
    const parsed = parseScopes([`VSCODE_CLIENT_ID:${clientId.toUpperCase()}`]);
    assert.equal(parsed.clientId, clientId);
    for (const value of ['my-app', clientId.slice(1), `{${clientId}}`, `${clientId} `]) {
      refused([`VSCODE_CLIENT_ID:${value}`], /VSCODE_CLIENT_ID is not a GUID/);
    }
  });
});

describe('VSCODE_TENANT', () => {
  it('is a tenant id, a domain, or one of the three that stand for many', () => {
    for (const tenant of [tenantId, 'contoso.com', 'organizations', 'common', 'consumers']) {
      assert.equal(parseScopes([`VSCODE_TENANT:${tenant}`]).tenant, tenant);
    }
    assert.equal(parseScopes(['VSCODE_TENANT:Contoso.COM']).tenant, 'contoso.com');
  });

  it('is nothing that could lead elsewhere', () => {
    const values = ['contoso', '../common', 'a.com/x', 'a.com?x', 'a..com', '-a.com', '10.0.0.1'];
    for (const value of [...values, 'a.com#', 'user@a.com', `${'a.'.repeat(127)}com`]) {
      refused([`VSCODE_TENANT:${value}`], /VSCODE_TENANT is not/);
    }
  });
});

describe('the PoP tags', () => {
  it('come as a pair', () => {
    refused(['POP_METHOD:GET'], /POP_URI is missing/);
    refused([`POP_URI:${uri}`], /POP_METHOD is missing/);
    refused(['POP_NONCE:n-1'], /POP_METHOD is missing/);
    refused(['POP_METHOD:GET', 'POP_NONCE:n-1'], /POP_URI is missing/);
  });

  it('get a random nonce where none is given, so that no two tokens are the same', () => {
    const nonce = () => parseScopes(['POP_METHOD:GET', `POP_URI:${uri}`]).pop?.nonce;
    assert.ok(nonce());
    assert.notEqual(nonce(), nonce());
  });

  it('name the tag that is wrong', () => {
    refused(['POP_METHOD:get', `POP_URI:${uri}`], /POP_METHOD: .*capitals/);
    refused(['POP_METHOD:FETCH', `POP_URI:${uri}`], /POP_METHOD: .*not an HTTP method/);
    refused(['POP_METHOD:GET', 'POP_URI:/orders'], /POP_URI: .*not absolute/);
    refused(['POP_METHOD:GET', 'POP_URI://api.contoso.test'], /POP_URI: .*not absolute/);
    refused(
      ['POP_METHOD:GET', 'POP_URI:https://api.contoso.test:99999/'],
      /POP_URI: .*host and port/,
    );
    refused(['POP_METHOD:GET', 'POP_URI:http://api.contoso.test'], /POP_URI: .*https/);
    refused(['POP_METHOD:GET', `POP_URI:${uri}`, 'POP_NONCE:a b'], /POP_NONCE: .*visible/);
    refused(['POP_METHOD:GET', `POP_URI:${uri}`, 'POP_NONCE:"a"'], /POP_NONCE: .*without quotes/);
  });

  it('keep URL and nonce out of their errors', () => {
    const secrets = [
      ['POP_METHOD:GET', 'POP_URI:https://alex:s3cret@api.contoso.test/'],
      ['POP_METHOD:GET', 'POP_URI:http://s3cret.contoso.test/'],
      ['POP_METHOD:GET', `POP_URI:${uri}`, 'POP_NONCE:"s3cret"'],
      ['POP_METHOD:https://api.contoso.test/?code=s3cret', 'POP_URI:GET'],
      ['POP_NONCE=s3cret'],
      ['POP_METHOD:GET', `POP_URI:${uri}`, 'pop_nonce s3cret'],
      ['https://api.contoso.test/.default POP_NONCE:s3cret'],
      ['VSCODE_TENANT:s3cret@contoso.test'],
      ['VSCODE_CLIENT_ID:s3cret'],
    ];
    for (const scopes of secrets) {
      refused(scopes, /^(?!.*s3cret)/);
    }
  });
});

describe('CLAIMS', () => {
  it('is base64url of a JSON object', () => {
    for (const value of ['{}', 'null', encode([]), encode('text'), encode(1), encode(null), '*']) {
      refused([`CLAIMS:${value}`], /CLAIMS is not the base64url form/);
    }
    assert.equal(parseScopes([`CLAIMS:${encode({})}`]).claims, '{}');
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
        const left = scopes.filter(
          (one) =>
            !parsed.resourceScopes.includes(one) &&
            !['openid', 'profile', 'email', 'offline_access'].includes(one.toLowerCase()),
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
