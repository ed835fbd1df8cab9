import assert from 'node:assert/strict';
import { scopesOf } from './scopesOf.ts';

describe('scopes of a draft', () => {
  it('name its app and its tenant, if it has any', () => {
    assert.deepEqual(scopesOf({ scopes: ['a'] }), ['a']);
    assert.deepEqual(scopesOf({ scopes: ['a'], clientId: 'b', tenant: 'c' }), [
      'a',
      'VSCODE_CLIENT_ID:b',
      'VSCODE_TENANT:c',
    ]);
  });
});
