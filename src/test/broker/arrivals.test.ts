import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { Arrivals } from './arrivals.ts';

const any = () => true;

describe('arrivals at the stand-in', () => {
  it('are awaited once each, in order', async () => {
    const arrivals = new Arrivals<string>();
    arrivals.add('first');
    const awaited = [arrivals.next(any, neverAborted), arrivals.next(any, neverAborted)];
    arrivals.add('second');
    assert.deepEqual(await Promise.all(awaited), ['first', 'second']);
  });

  it('are not kept for who waited before a new start', async () => {
    const arrivals = new Arrivals<string>();
    const before = assert.rejects(arrivals.next(any, neverAborted), /new start/);
    arrivals.clear();
    const after = arrivals.next(any, neverAborted);
    arrivals.add('new');
    await before;
    assert.equal(await after, 'new');
  });
});
