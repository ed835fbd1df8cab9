import assert from 'node:assert/strict';
import { RecentMap } from './recentMap.ts';

describe('RecentMap', () => {
  const held = (map: RecentMap<number>) => ['a', 'b', 'c'].filter((key) => map.has(key));
  let map: RecentMap<number>;

  beforeEach(() => {
    map = new RecentMap(2);
    map.set('a', 1);
    map.set('b', 2);
  });

  it('lets the entry go that was set the longest time ago', () => {
    map.set('c', 3);
    assert.deepEqual(held(map), ['b', 'c']);
  });

  it('counts a look at the value as its use, and the question whether there is one not', () => {
    assert.deepEqual([map.has('b'), map.get('a')], [true, 1]);
    map.set('c', 3);
    assert.deepEqual(held(map), ['a', 'c']);
  });

  it('counts a new value as its use', () => {
    map.set('a', 4);
    map.set('c', 3);
    assert.deepEqual([held(map), map.get('a')], [['a', 'c'], 4]);
  });

  it('has nothing of what was deleted, or never there', () => {
    map.delete('a');
    assert.deepEqual([map.get('a'), map.get('c'), held(map)], [undefined, undefined, ['b']]);
  });
});
