import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { AskedClaims } from './askedClaims.ts';

const claims = '{"access_token":{}}';
const hour = 3_600_000;

describe('AskedClaims', () => {
  it('sends claims as they are the first time, then in other words that mean the same', () => {
    const asked = new AskedClaims();
    assert.equal(asked.toSend('key', claims, 'one'), claims);
    const again = asked.toSend('key', claims, 'two');
    assert.deepEqual(JSON.parse(again), { access_token: {}, request_id: 'two' });
  });

  it('takes other claims, and those of another request, for the first time', () => {
    const asked = new AskedClaims();
    asked.toSend('key', claims, 'one');
    assert.equal(asked.toSend('other key', claims, 'two'), claims);
    assert.equal(asked.toSend('key', '{"id_token":{}}', 'three'), '{"id_token":{}}');
  });

  it('remembers for longer than the runtime does, and not for ever', () => {
    mock.timers.enable({ apis: ['Date'], now: 0 });
    try {
      const asked = new AskedClaims();
      asked.toSend('key', claims, 'one');
      mock.timers.setTime(47 * hour);
      assert.notEqual(asked.toSend('key', claims, 'two'), claims);
      mock.timers.setTime((47 + 48) * hour);
      assert.equal(asked.toSend('key', claims, 'three'), claims);
    } finally {
      mock.timers.reset();
    }
  });
});
