import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { StallWatch } from './stallWatch.ts';

describe('watching for a process that answers nothing', () => {
  let stalls: number;
  let watch: StallWatch;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    stalls = 0;
    watch = new StallWatch(1000, () => stalls++);
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('counts from the last sign of life', () => {
    watch.signOfLife();
    mock.timers.tick(900);
    watch.signOfLife();
    mock.timers.tick(999);
    assert.deepEqual([stalls, watch.isStalled], [0, false]);
    mock.timers.tick(1);
    assert.deepEqual([stalls, watch.isStalled], [1, true]);
  });

  it('is over with the next sign of life, after which it counts again', () => {
    watch.signOfLife();
    mock.timers.tick(1000);
    watch.signOfLife();
    assert.equal(watch.isStalled, false);
    mock.timers.tick(1000);
    assert.deepEqual([stalls, watch.isStalled], [2, true]);
  });

  it('does not count while nobody waits', () => {
    watch.signOfLife();
    mock.timers.tick(1000);
    watch.rest();
    assert.equal(watch.isStalled, false);
    mock.timers.tick(5000);
    assert.equal(stalls, 1);
  });
});
