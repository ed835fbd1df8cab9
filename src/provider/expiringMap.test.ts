import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { ExpiringMap } from './expiringMap.ts';

describe('ExpiringMap', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: 1000 });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('has an entry until it ends', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'one', 2000);
    mock.timers.setTime(1999);
    assert.equal(map.get('a'), 'one');
    mock.timers.setTime(2000);
    assert.equal(map.get('a'), undefined);
  });

  it('takes another value for a key', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'one', 2000);
    map.set('a', 'two', 3000);
    assert.equal(map.get('a'), 'two');
    assert.equal(map.size, 1);
  });

  it('sweeps out what has ended when something is added, and nothing else', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'one', 2000);
    map.set('b', 'two', 3000);
    mock.timers.setTime(2000);
    map.set('c', 'three', 4000);
    assert.equal(map.size, 2);
    assert.deepEqual([map.get('b'), map.get('c')], ['two', 'three']);
  });

  it('holds nothing that has ended before it is added', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'one', 1000);
    assert.equal(map.size, 0);
  });

  it('deletes one entry', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'one', 2000);
    map.set('b', 'two', 2000);
    map.delete('a');
    assert.deepEqual([map.get('a'), map.get('b')], [undefined, 'two']);
  });

  it('deletes by key', () => {
    const map = new ExpiringMap<string>();
    map.set('a', 'one', 2000);
    map.set('b', 'two', 2000);
    map.deleteIf((key) => key === 'a');
    assert.deepEqual([map.get('a'), map.get('b')], [undefined, 'two']);
  });
});
