import assert from 'node:assert/strict';
import { modalDetail } from './modalText.ts';

describe('the detail of a modal dialog', () => {
  it('has a line for each text, and none that a text brings along', () => {
    assert.equal(
      modalDetail(['Account: a@contoso.test\nScopes: none', 'Scopes: all']),
      'Account: a@contoso.test Scopes: none\nScopes: all',
    );
  });

  it('has all of a URL, however long one may be', () => {
    const line = `DELETE https://api.contoso.test/?${'x'.repeat(8192 - 31)}`;
    assert.equal(modalDetail([line]), line);
  });

  it('has a URL as it is sent', () => {
    const line = 'GET https://api.contoso.test/?next=file://a.test/$(x)](command:y)';
    assert.equal(modalDetail([line]), line);
  });

  it('leaves the buttons in the window', () => {
    const lines = Array.from({ length: 31 }, (_, index) => `line ${index}`);
    assert.deepEqual(modalDetail(lines.slice(0, 30)).split('\n'), lines.slice(0, 30));
    assert.deepEqual(modalDetail(lines).split('\n'), [...lines.slice(0, 29), '…']);
  });
});
