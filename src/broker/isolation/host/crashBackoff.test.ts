import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { defaultLimits } from '../../limits.ts';
import { CrashBackoff } from './crashBackoff.ts';

const limits = { ...defaultLimits, crashesInRow: 2, firstCrashWait: 100, longestCrashWait: 350 };

describe('a crash loop', () => {
  let backoff: CrashBackoff;

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'] });
    backoff = new CrashBackoff(limits);
  });
  afterEach(() => {
    mock.timers.reset();
  });

  /** How long nothing may be started after one more crash, in milliseconds. */
  function waitAfterCrash(): number {
    backoff.crashed();
    let waited = 0;
    while (backoff.isQuiet) {
      mock.timers.tick(1);
      waited++;
    }
    return waited;
  }

  it('is not one before there were some crashes in a row', () => {
    assert.deepEqual([waitAfterCrash(), waitAfterCrash()], [0, 0]);
  });

  it('doubles its wait with each further crash, up to the longest', () => {
    waitAfterCrash();
    waitAfterCrash();
    const waits = [waitAfterCrash(), waitAfterCrash(), waitAfterCrash(), waitAfterCrash()];
    assert.deepEqual(waits, [100, 200, 350, 350]);
  });

  it('is over with the first answer, and starts again from its first wait', () => {
    for (let crash = 0; crash < 4; crash++) {
      backoff.crashed();
    }
    assert.equal(backoff.isQuiet, true);
    backoff.answered();
    assert.equal(backoff.isQuiet, false);
    assert.deepEqual([waitAfterCrash(), waitAfterCrash(), waitAfterCrash()], [0, 0, 100]);
  });
});
