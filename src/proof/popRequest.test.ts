import assert from 'node:assert/strict';
import { parseMethod, parseNonce, parsePopRequest } from './popRequest.ts';

const uri = 'https://contoso.test/a';

describe('PoP request', () => {
  it('has its URL in canonical form, and the nonce of the server', () => {
    assert.deepEqual(parsePopRequest('GET', 'https://Contoso.test/%61#b', 'n=='), {
      method: 'GET',
      uri,
      nonce: 'n==',
    });
  });

  it('has a random nonce if there is none, and says so', () => {
    const [first, second] = [parsePopRequest('GET', uri), parsePopRequest('GET', uri)];
    assert.equal(first.randomNonce, true);
    assert.match(first.nonce, /^[\da-f-]{36}$/);
    assert.notEqual(first.nonce, second.nonce);
  });

  it('names the part that is wrong', () => {
    assert.throws(() => parsePopRequest('get', uri), { part: 'method' });
    assert.throws(() => parsePopRequest('GET', '/a'), { part: 'uri' });
    assert.throws(() => parsePopRequest('GET', uri, ''), { part: 'nonce' });
  });

  describe('method', () => {
    it('is one of HTTP, in uppercase', () => {
      assert.equal(parseMethod('M-SEARCH'), 'M-SEARCH');
      assert.throws(() => parseMethod('Post'), { message: /"Post" must be in uppercase/ });
      assert.throws(() => parseMethod('FETCH'), {
        part: 'method',
        message: /"FETCH" is not an HTTP method/,
      });
    });

    it('is repeated in a message only if it may be one', () => {
      for (const text of ['', 'https://contoso.test/secret', 'secret'.repeat(4), 'GET secret']) {
        assert.throws(() => parseMethod(text), { message: 'This is not an HTTP method.' });
      }
    });
  });

  describe('nonce', () => {
    it('is visible ASCII, of up to 8,192 characters', () => {
      for (const nonce of ['n', '!#[]~', 'x'.repeat(8192)]) {
        assert.equal(parseNonce(nonce), nonce);
      }
    });

    it('is refused with anything else, and not repeated in the message', () => {
      for (const nonce of ['', 'a b', 'a"b', 'a\\b', 'ä', 'a\n', '\u007f', 'x'.repeat(8193)]) {
        assert.throws(() => parseNonce(nonce), {
          part: 'nonce',
          message:
            'The nonce must be 1 to 8192 visible ASCII characters, without quotes and backslashes.',
        });
      }
    });
  });
});
