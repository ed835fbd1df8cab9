import assert from 'node:assert/strict';
import { METHODS } from 'node:http';
import fc from 'fast-check';
import { claimsScope, clientIdScope, popScopes, providerId, tenantScope } from './index.ts';
import { parseScopes } from '../provider/scopes.ts';

const resource = 'https://api.contoso.test/.default';
const claims = { access_token: { acrs: { essential: true, value: 'c1>?~' } } };

const webUrls = fc.webUrl({
  validSchemes: ['https'],
  withQueryParameters: true,
  withFragments: true,
});
const nonces = fc
  .string({ minLength: 1, maxLength: 200 })
  .filter((text) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text));

describe('scope tags', () => {
  it('name the provider and its tags', () => {
    const clientId = '00000000-1111-2222-3333-444444444444';
    assert.equal(providerId, 'entra-broker');
    assert.equal(clientIdScope(clientId), `VSCODE_CLIENT_ID:${clientId}`);
    assert.equal(tenantScope('contoso.test'), 'VSCODE_TENANT:contoso.test');
    assert.deepEqual(popScopes({ method: 'GET', uri: new URL('https://contoso.test/a?b#c') }), [
      'POP_METHOD:GET',
      'POP_URI:https://contoso.test/a',
    ]);
    assert.equal(
      popScopes({ method: 'GET', uri: 'https://contoso.test', nonce: 'n' })[2],
      'POP_NONCE:n',
    );
  });

  it('take claims as an object, as JSON, and in base64 of a challenge', () => {
    const json = JSON.stringify(claims);
    const expected = `CLAIMS:${Buffer.from(json).toString('base64url')}`;
    assert.equal(claimsScope(claims), expected);
    assert.equal(claimsScope(json), expected);
    assert.equal(claimsScope(Buffer.from(json).toString('base64')), expected);
  });

  it('are read by the provider as they were meant: PoP', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS),
        webUrls,
        fc.option(nonces, { nil: undefined }),
        (method, uri, nonce) => {
          const target = { method, uri, ...(nonce !== undefined && { nonce }) };
          const { pop, resourceScopes } = parseScopes([resource, ...popScopes(target)]);
          assert.deepEqual(resourceScopes, [resource]);
          assert.equal(pop?.method, method);
          const { origin, pathname } = new URL(uri);
          assert.equal(pop.uri, origin + pathname);
          if (nonce !== undefined) {
            assert.equal(pop.nonce, nonce);
          }
        },
      ),
    );
  });

  it('are read by the provider as they were meant: claims', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (request) => {
        const json = JSON.stringify(request);
        for (const form of [request, json, Buffer.from(json).toString('base64')]) {
          assert.equal(parseScopes([claimsScope(form)]).claims, JSON.stringify(JSON.parse(json)));
        }
      }),
    );
  });

  it('are read by the provider as they were meant: client id and tenant', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.oneof(fc.uuid(), fc.domain()), (clientId, tenant) => {
        const parsed = parseScopes([clientIdScope(clientId), resource, tenantScope(tenant)]);
        assert.equal(parsed.clientId, clientId);
        assert.equal(parsed.tenant, tenant.toLowerCase());
      }),
    );
  });
});
