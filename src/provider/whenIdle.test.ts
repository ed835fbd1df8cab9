import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { whenIdle } from './whenIdle.ts';

describe('whenIdle', () => {
  let runs: number;
  const work = () => {
    runs++;
  };

  beforeEach(() => {
    runs = 0;
    mock.timers.enable({ apis: ['setInterval', 'Date'] });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  const seconds = (count: number) => {
    for (let second = 0; second < count; second++) {
      mock.timers.tick(1000);
    }
  };
  /** Something else keeps the thread: the timer is late. */
  const busySecond = () => {
    mock.timers.setTime(Date.now() + 1051);
    mock.timers.tick(0);
  };

  it('runs the work once, after five seconds with little to do', () => {
    whenIdle(work);
    seconds(4);
    assert.equal(runs, 0);
    seconds(1);
    assert.equal(runs, 1);
    seconds(20);
    assert.equal(runs, 1);
  });

  it('counts from the last time that something else kept the thread', () => {
    whenIdle(work);
    seconds(4);
    busySecond();
    seconds(4);
    assert.equal(runs, 0);
    seconds(1);
    assert.equal(runs, 1);
  });

  it('does nothing more once it is disposed of', () => {
    whenIdle(work).dispose();
    seconds(20);
    assert.equal(runs, 0);
  });
});
