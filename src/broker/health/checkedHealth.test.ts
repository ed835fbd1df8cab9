import assert from 'node:assert/strict';
import fc from 'fast-check';
import { healthChecks } from './brokerHealth.ts';
import { checkedHealth } from './checkedHealth.ts';

describe('checkedHealth', () => {
  it('has one item for each check, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        assert.deepEqual(
          checkedHealth(answer).items.map(({ check }) => check),
          healthChecks,
        );
      }),
    );
  });

  it('knows this machine, and nothing else, by what is no report', () => {
    for (const answer of [undefined, null, 'text', { platform: 1, items: [undefined, null, 1] }]) {
      assert.deepEqual(checkedHealth(answer), {
        platform: process.platform,
        arch: process.arch,
        runtimeVersion: '',
        items: healthChecks.map((check) => ({ check, state: 'unknown' })),
      });
    }
  });

  it('keeps what has the right shape', () => {
    const items = [
      { check: 'bus', state: 'good', found: 'a\nb' },
      { check: 'broker', state: 'fine', cause: 'other', subject: 7, found: '1.7' },
      { check: 'keyring', state: 'bad', cause: 'keyringLocked', subject: 'login' },
    ];
    const machine = { platform: 'aix', arch: 'ppc64', runtimeVersion: '1', distribution: 'Ubuntu' };
    const health = checkedHealth({ ...machine, items });
    assert.deepEqual(
      { ...health, items: health.items.filter(({ state, found }) => state !== 'unknown' || found) },
      {
        ...machine,
        items: [
          { check: 'bus', state: 'good' },
          { check: 'broker', state: 'unknown', found: '1.7' },
          { check: 'keyring', state: 'bad', cause: 'keyringLocked', subject: 'login' },
        ],
      },
    );
  });

  it('takes no text that is longer than a line of a report', () => {
    const health = (distribution: string) => checkedHealth({ distribution }).distribution;
    assert.equal(health('x'.repeat(256)), 'x'.repeat(256));
    assert.equal(health('x'.repeat(257)), undefined);
    assert.equal(health(''), undefined);
  });
});
