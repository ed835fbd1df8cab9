import assert from 'node:assert/strict';
import { UnfinishedInputs } from './unfinishedInputs.ts';

describe('an input that was given up', () => {
  const draft = { method: 'PUT', uri: 'https://a.test/', scopes: ['a', 'b'] };

  it('is there again, with what was answered and what was typed', () => {
    const inputs = new UnfinishedInputs();
    inputs.keep('send', {}, draft, new Map([['nonce', 'abc']]));
    assert.deepEqual(Object.fromEntries(inputs.resume('send', {})), {
      uri: 'PUT https://a.test/',
      'scopes https://a.test/': 'a b',
      nonce: 'abc',
    });
    assert.equal(inputs.resume('send', {}).size, 0);
  });

  it('is not mixed up with another request', () => {
    const inputs = new UnfinishedInputs();
    const start = { method: 'PUT', uri: 'https://a.test/' };
    inputs.keep('send', start, start, new Map([['scopes', 'abc']]));
    assert.equal(inputs.resume('send', { ...start, uri: 'https://b.test/' }).size, 0);
    inputs.keep('send', start, start, new Map([['scopes', 'abc']]));
    assert.equal(inputs.resume('token', start).size, 0);
    inputs.keep('send', start, start, new Map([['scopes', 'abc']]));
    assert.deepEqual([...inputs.resume('send', start)], [['scopes', 'abc']]);
  });
});
