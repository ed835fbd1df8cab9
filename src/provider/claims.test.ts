import assert from 'node:assert/strict';
import { distinctClaims } from './claims.ts';

describe('claims that the runtime keeps no token for', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

  it('ask Entra for the same', () => {
    const { access_token } = JSON.parse(distinctClaims(claims, 'first')) as Record<string, unknown>;
    assert.deepEqual({ access_token }, JSON.parse(claims));
  });

  it('are other claims each time', () => {
    assert.notEqual(distinctClaims(claims, 'first'), distinctClaims(claims, 'second'));
  });
});
