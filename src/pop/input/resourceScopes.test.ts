import assert from 'node:assert/strict';
import { parseResourceScopes, splitScopes, suggestedScope } from './resourceScopes.ts';

describe('scopes of the PoP input', () => {
  it('are suggested from the origin of the URL', () => {
    assert.equal(suggestedScope('https://a.test:8443/b?c'), 'https://a.test:8443/.default');
  });

  it('are no more than the dialog shows, which names each of them', () => {
    const scopes = Array.from({ length: 5 }, (_, index) => `api://a/${index}${'x'.repeat(900)}`);
    assert.deepEqual(parseResourceScopes(scopes.slice(0, 4)), scopes.slice(0, 4));
    assert.throws(() => parseResourceScopes(scopes), { name: 'ScopeError', message: /4096/ });
  });

  it('stand between spaces', () => {
    assert.deepEqual(splitScopes('  api://a/x \n api://a/y '), ['api://a/x', 'api://a/y']);
    assert.deepEqual(splitScopes(' '), []);
  });

  it('are of one resource, and no tags', () => {
    assert.deepEqual(parseResourceScopes(['api://a/x', 'api://a/y']), ['api://a/x', 'api://a/y']);
    const refused: readonly (readonly [scopes: string[], message: RegExp])[] = [
      [[], /^A scope is needed, such as/],
      [['openid'], /^A scope is needed, such as/],
      [['api://a/x', 'api://b/x'], /one resource/],
      [['api://a/x', 'VSCODE_TENANT:common'], /^Tags are not used here, only scopes\.$/],
    ];
    for (const [scopes, message] of refused) {
      assert.throws(() => parseResourceScopes(scopes), { name: 'ScopeError', message });
    }
  });
});
