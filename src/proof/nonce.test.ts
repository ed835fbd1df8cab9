import assert from 'node:assert/strict';
import { isNonce } from './nonce.ts';

describe('nonce', () => {
  it('is visible ASCII without quotes and backslashes, of up to 8,192 characters', () => {
    const nonces = ['n', '!#[]~', 'x'.repeat(8192)];
    const others = ['', 'a b', 'a"b', 'a\\b', 'ä', 'a\n', '\u007f', 'x'.repeat(8193)];
    assert.deepEqual([...nonces, ...others].filter(isNonce), nonces);
  });
});
