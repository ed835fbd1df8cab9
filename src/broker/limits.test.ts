import assert from 'node:assert/strict';
import { defaultLimits as limits } from './limits.ts';

/** The runtime gives up a call by itself then, and one without an account later; milliseconds. */
const runtimeLimits = { call: 300_000, withoutAccount: 600_000 };

describe('the limits', () => {
  it('let go of a process by force only when the runtime has given up its calls itself', () => {
    assert.ok(limits.retired > runtimeLimits.withoutAccount, `${limits.retired}`);
    assert.ok(limits.retired > limits.prompt, `${limits.retired}`);
  });

  it('end a silent request long before the runtime does', () => {
    assert.ok(limits.silent < runtimeLimits.call / 10, `${limits.silent}`);
  });

  it('give whoever waits behind a mute account an answer within five seconds', () => {
    // What is left is for the start of a process, and the call itself.
    assert.ok(limits.stalled <= 2000, `${limits.stalled}`);
  });
});
