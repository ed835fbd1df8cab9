import assert from 'node:assert/strict';
import { NonceStore } from './nonceStore.ts';

const uri = 'https://a.test/items';
const next = (nonce: string) => new Headers({ 'authentication-info': `nextnonce="${nonce}"` });
const origins = Array.from({ length: 101 }, (_, index) => `https://${index}.test/`);

describe('nonces of servers', () => {
  let nonces: NonceStore;

  beforeEach(() => {
    nonces = new NonceStore();
  });

  it('are kept by origin, and used once', () => {
    nonces.keepNext(uri, next('n'));
    assert.equal(nonces.has('https://a.test/other?q'), true);
    assert.equal(nonces.has('https://a.test:8443/items'), false);
    assert.equal(nonces.take('https://a.test/other?q'), 'n');
    assert.equal(nonces.has(uri), false);
    assert.equal(nonces.take(uri), undefined);
  });

  it('stay as they are if an answer has none', () => {
    nonces.keep(uri, 'kept');
    nonces.keepNext(uri, new Headers());
    assert.equal(nonces.take(uri), 'kept');
  });

  it('are replaced by later ones', () => {
    nonces.keepNext(uri, next('first'));
    nonces.keepNext(uri, next('second'));
    assert.equal(nonces.take(uri), 'second');
  });

  it('are those of the 100 origins that were used last', () => {
    for (const origin of origins) {
      nonces.keep(origin, 'n');
    }
    assert.deepEqual(
      origins.filter((origin) => nonces.has(origin)),
      origins.slice(1),
    );
  });

  it('stay longer if their origin is used again', () => {
    for (const origin of origins.slice(0, 100)) {
      nonces.keep(origin, 'n');
    }
    nonces.keep(origins[0]!, 'again');
    nonces.keep(origins[100]!, 'n');
    assert.equal(nonces.take(origins[0]!), 'again');
    assert.equal(nonces.has(origins[1]!), false);
  });
});
