import assert from 'node:assert/strict';
import { shownHeaderValue } from './secretHeaders.ts';

describe('the value of a header', () => {
  it('is not shown if its name sounds like a secret', () => {
    for (const name of ['Set-Cookie', 'x-api-key', 'Ocp-Apim-Subscription-Key', 'X-Auth-Token']) {
      assert.equal(shownHeaderValue(name, 'value'), '…', name);
    }
  });

  it('is shown in headers of the protocol, and in all others', () => {
    for (const name of ['Authorization', 'WWW-Authenticate', 'Authentication-Info', 'Keyboard']) {
      assert.equal(shownHeaderValue(name, 'value'), 'value', name);
    }
  });
});
