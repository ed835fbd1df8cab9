import assert from 'node:assert/strict';
import { isSecureUrl } from './secureUrl.ts';

describe('secure URL', () => {
  it('is https, or http within this machine', () => {
    const urls = [
      'https://api.contoso.test/',
      'http://localhost:8080/',
      'http://127.0.0.1/',
      'http://[::1]:8080/',
      'http://api.contoso.test/',
      'http://localhost.contoso.test/',
      'http://127.0.0.2/',
      'ws://localhost/',
    ];
    assert.deepEqual(
      urls.filter((url) => isSecureUrl(new URL(url))),
      urls.slice(0, 4),
    );
  });
});
