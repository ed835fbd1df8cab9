import assert from 'node:assert/strict';
import { redirectTarget } from './redirectTarget.ts';

const answer = (status: number, location?: string) => ({
  status,
  statusText: '',
  headers: new Headers(location === undefined ? {} : { location }),
  body: { text: '', bytes: new Uint8Array(), cutOff: false },
  headersAfter: 0,
  bodyAfter: 0,
});

const sent = {
  method: 'POST',
  uri: 'https://a.test/b/c?d',
  headers: [
    ['X', 'x'],
    ['Content-Type', 'text/plain'],
    ['Authorization', 'PoP token'],
  ],
  body: 'hello',
} as const;

describe('the request to follow a redirect', () => {
  it('is the same within the origin, without the token', () => {
    assert.deepEqual(redirectTarget(sent, answer(307, '../e')), {
      method: 'POST',
      uri: 'https://a.test/e',
      headers: [
        ['X', 'x'],
        ['Content-Type', 'text/plain'],
      ],
      body: 'hello',
    });
  });

  it('has no body and nothing about one if it becomes a GET', () => {
    for (const status of [301, 302, 303]) {
      assert.deepEqual(redirectTarget(sent, answer(status, 'e')), {
        method: 'GET',
        uri: 'https://a.test/b/e',
        headers: [['X', 'x']],
      });
    }
  });

  it('leaves headers and body behind if it leaves the origin', () => {
    assert.deepEqual(redirectTarget(sent, answer(308, 'https://b.test/')), {
      method: 'POST',
      uri: 'https://b.test/',
    });
  });

  it('is not proposed for anything else', () => {
    for (const other of [
      answer(200, '/e'),
      answer(304, '/e'),
      answer(307),
      answer(307, 'https://'),
    ]) {
      assert.equal(redirectTarget(sent, other), undefined);
    }
  });
});
