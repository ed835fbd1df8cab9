import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { TimeSlices } from './timeSlices.ts';

describe('work in time slices', () => {
  let controller: AbortController;
  let now: number;
  let slices: TimeSlices;

  beforeEach(() => {
    now = 0;
    mock.method(performance, 'now', () => now);
    controller = new AbortController();
    slices = new TimeSlices(controller.signal);
  });

  afterEach(() => {
    mock.restoreAll();
  });

  /** Whether others ran during a pause at this time. */
  async function pausesAt(time: number): Promise<boolean> {
    now = time;
    let others = false;
    const immediate = setImmediate(() => {
      others = true;
    });
    await slices.pause();
    clearImmediate(immediate);
    return others;
  }

  it('lets others run after each slice of 8 milliseconds', async () => {
    const times = [0, 8, 9, 10, 17, 18, 26, 27];
    const pauses: number[] = [];
    for (const time of times) {
      if (await pausesAt(time)) {
        pauses.push(time);
      }
    }
    assert.deepEqual(pauses, [9, 18, 27]);
  });

  it('ends when it is cancelled, before or during a pause', async () => {
    now = 9;
    const reason = new Error('enough');
    const pause = slices.pause();
    controller.abort(reason);
    await assert.rejects(pause, reason);
    await assert.rejects(slices.pause(), reason);
  });

  it('takes no account of the time that others take', async () => {
    now = 9;
    const pause = slices.pause();
    now = 1000;
    await pause;
    assert.equal(await pausesAt(1008), false);
  });
});
