import assert from 'node:assert/strict';
import { parseTypedRequest } from './typedRequest.ts';

describe('a request as it is typed', () => {
  const rows: readonly (readonly [typed: string, uri: string, method?: string])[] = [
    ['https://api.contoso.test/x', 'https://api.contoso.test/x'],
    ['api.contoso.test/x?y', 'https://api.contoso.test/x?y'],
    ['api.contoso.test:8443', 'https://api.contoso.test:8443/'],
    ['localhost:3000/x', 'http://localhost:3000/x'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000/'],
    ['post api.contoso.test/x', 'https://api.contoso.test/x', 'POST'],
    ['PUT  https://api.contoso.test/x', 'https://api.contoso.test/x', 'PUT'],
    ['https://аpi.contoso.test/', 'https://xn--pi-6kc.contoso.test/'],
    ['https://api.contoso.test/a/../b', 'https://api.contoso.test/b'],
  ];
  for (const [typed, uri, method] of rows) {
    it(`is ${method ?? ''} ${uri} for ${typed}`, () => {
      assert.deepEqual(parseTypedRequest(typed), method === undefined ? { uri } : { method, uri });
    });
  }

  it('is refused with the reason', () => {
    assert.throws(() => parseTypedRequest('hello'), { name: 'PopRequestError', part: 'uri' });
    assert.throws(() => parseTypedRequest('http://api.contoso.test/'), /https/);
    assert.throws(() => parseTypedRequest('a:b@api.contoso.test/'), { part: 'uri' });
  });
});
