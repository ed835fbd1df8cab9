import assert from 'node:assert/strict';
import { UnansweredRequests } from './unansweredRequests.ts';

describe('UnansweredRequests', () => {
  it('gives each once, as it was asked', () => {
    const requests = new UnansweredRequests();
    requests.add(['User.Read', 'openid']);
    requests.add(['User.Read', 'openid']);
    assert.deepEqual(
      requests.take(() => true),
      [['User.Read', 'openid']],
    );
    assert.deepEqual(
      requests.take(() => true),
      [],
    );
  });

  it('keeps those that are not answered yet', () => {
    const requests = new UnansweredRequests();
    requests.add(['User.Read']);
    requests.add(['Mail.Read']);
    assert.deepEqual(
      requests.take(([scope]) => scope === 'Mail.Read'),
      [['Mail.Read']],
    );
    assert.deepEqual(
      requests.take(() => true),
      [['User.Read']],
    );
  });

  it('keeps the last 200', () => {
    const requests = new UnansweredRequests();
    for (let number = 0; number <= 200; number++) {
      requests.add([String(number)]);
    }
    const kept = requests.take(() => true).flat();
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [200, '1', '200']);
  });
});
