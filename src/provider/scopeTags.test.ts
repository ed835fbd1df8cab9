import assert from 'node:assert/strict';
import { ScopeError } from './scopeError.ts';
import { parseScopes } from './scopes.ts';

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

    it(`${name} is given once, or with one value`, () => {
      const [value, other] = { CLAIMS: ['e30', 'eyJhIjoxfQ'] }[name] ?? ['a', 'b'];
      if (!name.startsWith('VSCODE_')) {
        refused([`${name}:${value!}`, `${name}:${value!}`], new RegExp(`${name} .*more than once`));
      }
      refused([`${name}:${value!}`, `${name}:${other!}`], new RegExp(`${name} .*more than once`));
    });
  }

  it('of the built-in provider may be repeated, in whatever case and with blanks', () => {
    const parsed = parseScopes([
      'VSCODE_TENANT:contoso.com',
      'VSCODE_TENANT: Contoso.com ',
      `VSCODE_CLIENT_ID:${clientId}`,
      ` VSCODE_CLIENT_ID:${clientId.toUpperCase()}`,
    ]);
    assert.deepEqual(parsed, { resourceScopes: [], tenant: 'contoso.com', clientId });
  });

  it('that are unknown are refused by name, without their value', () => {
    refused(['POP_HEADERS:secret-value'], /^"POP_HEADERS" is not a tag/);
    refused(['VSCODE_CLIENTID:secret-value'], /^"VSCODE_CLIENTID" is not a tag/);
    refused(['TENANT:contoso.com'], /^"TENANT" is not a tag/);
    refused(['POP_URI_:x'], /"POP_URI_" is not a tag/);
    refused(['POP-NONCE:secret-value'], /^"POP-NONCE" is not a tag/);
    refused([`POP_${'X'.repeat(500)}:x`], /^"POP_X{60}" is not a tag/);
  });
});

describe('VSCODE_CLIENT_ID', () => {
  it('is a GUID, in any case', () => {
    const parsed = parseScopes([`VSCODE_CLIENT_ID:${clientId.toUpperCase()}`]);
    assert.equal(parsed.clientId, clientId);
    for (const value of ['my-app', clientId.slice(1), `{${clientId}}`]) {
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

  it('get a random nonce if none is given, so that no two tokens are the same', () => {
    const nonce = () => parseScopes(['POP_METHOD:GET', `POP_URI:${uri}`]).pop?.nonce;
    assert.ok(nonce());
    assert.notEqual(nonce(), nonce());
  });

  it('name the tag that is wrong', () => {
    refused(['POP_METHOD:get', `POP_URI:${uri}`], /POP_METHOD: .*uppercase/);
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
