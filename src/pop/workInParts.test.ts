import assert from 'node:assert/strict';
import { neverAborted } from '../broker/waiting.ts';
import { atOnce, inSlices } from './workInParts.ts';
import type { WorkInParts } from './workInParts.ts';

describe('work in parts', () => {
  function* count(parts: number, done: number[] = []): WorkInParts<number> {
    for (let part = 0; part < parts; part++) {
      done.push(part);
      yield undefined;
    }
    return parts;
  }

  it('has the same outcome at once and in slices', async () => {
    assert.equal(atOnce(count(3)), 3);
    assert.equal(await inSlices(count(3), neverAborted), 3);
  });

  it('ends with the signal, and goes no further', async () => {
    const done: number[] = [];
    const reason = new Error('enough');
    await assert.rejects(inSlices(count(3, done), AbortSignal.abort(reason)), reason);
    assert.deepEqual(done, []);
  });
});
