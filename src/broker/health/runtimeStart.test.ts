import assert from 'node:assert/strict';
import { checkStart } from './runtimeStart.ts';

describe('checkStart', () => {
  const good = [{ check: 'bus', state: 'good' }] as const;

  it('is good for a runtime that started', () => {
    assert.deepEqual(checkStart(undefined, good), { check: 'runtime', state: 'good' });
  });

  for (const check of ['bus', 'broker'] as const) {
    it(`is good if the ${check} is why it did not start: that has a line of its own`, () => {
      assert.equal(checkStart(6, [{ check, state: 'bad' }]).state, 'good');
      const others = { check: 'keyring', state: 'good' } as const;
      assert.equal(checkStart(6, [{ check, state: 'bad' }, others]).state, 'good');
    });
  }

  it('is bad if nothing else explains it, and the status is named', () => {
    const bad = { check: 'runtime', state: 'bad', found: 'status 6' };
    const keyring = [{ check: 'keyring', state: 'bad' }] as const;
    assert.deepEqual(checkStart(6, good, 'linux'), { ...bad, cause: 'runtimeStale' });
    assert.deepEqual(checkStart(6, keyring, 'linux'), { ...bad, cause: 'runtimeStale' });
    const unknown = [{ check: 'bus', state: 'unknown' }] as const;
    assert.deepEqual(checkStart(6, unknown, 'win32'), { ...bad, cause: 'runtimeNotLoaded' });
  });
});
