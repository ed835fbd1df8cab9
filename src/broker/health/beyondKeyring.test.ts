import assert from 'node:assert/strict';
import { beyondKeyring } from './beyondKeyring.ts';
import type { HealthItem } from './brokerHealth.ts';

const stuck: HealthItem = { check: 'semaphores', state: 'bad', cause: 'semaphoreStuck' };
const unknown: HealthItem = { check: 'semaphores', state: 'unknown' };
const before = (bus: HealthItem['state'], keyring: HealthItem['state']): readonly HealthItem[] => [
  { check: 'bus', state: bus },
  { check: 'keyring', state: keyring },
];

describe('a semaphore that is locked', () => {
  it('is stuck beside a keyring that answers, or if nobody can be asked', () => {
    assert.deepEqual(beyondKeyring(stuck, before('good', 'good')), stuck);
    assert.deepEqual(beyondKeyring(stuck, before('unknown', 'unknown')), stuck);
    assert.deepEqual(beyondKeyring(stuck, before('bad', 'unknown')), stuck);
  });

  it('may be held beside one that does not answer, or is locked', () => {
    assert.deepEqual(beyondKeyring(stuck, before('good', 'unknown')), unknown);
    assert.deepEqual(beyondKeyring(stuck, before('good', 'bad')), unknown);
  });

  it('is no semaphore that is free', () => {
    const good: HealthItem = { check: 'semaphores', state: 'good' };
    assert.deepEqual(beyondKeyring(good, before('good', 'unknown')), good);
  });
});
