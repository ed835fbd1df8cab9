import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeChildren, settled } from '../../../test/fakes/fakeChild.ts';
import type { FakeChild } from '../../../test/fakes/fakeChild.ts';
import { outcomeOf } from '../../../test/fakes/outcome.ts';
import { defaultLimits } from '../../limits.ts';
import { neverAborted } from '../../waiting.ts';
import { buildAccountsRequest } from '../../../test/builders/requests.ts';
import { accountsCall } from './call.ts';
import { ChildProcesses } from './childProcesses.ts';
import { SilentLane } from './silentLane.ts';

const repeatable = accountsCall(buildAccountsRequest());
const once = { ...repeatable, repeatable: false };
const limit = 20_000;

describe('the silent lane', () => {
  let fakes: FakeChildren;
  let lane: SilentLane;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
    mock.method(performance, 'now', () => Date.now());
    fakes = new FakeChildren();
    const limits = { ...defaultLimits, crashesInRow: 100, stalled: 1000 };
    const processes = new ChildProcesses(
      { processPath: '', log: () => undefined },
      limits,
      fakes.spawn,
    );
    lane = new SilentLane(processes, limits);
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  async function crash(child: FakeChild): Promise<void> {
    await child.exit(null, 'SIGSEGV');
    mock.timers.tick(50);
    await settled();
  }

  it('makes all calls in one process', async () => {
    const answers = [1, 2, 3].map(() => lane.call(repeatable, neverAborted, limit));
    const child = await fakes.next();
    for (const answer of [1, 2, 3]) {
      (await child.nextRequest()).answer(answer);
    }
    assert.deepEqual(await Promise.all(answers), [1, 2, 3]);
    assert.equal(fakes.started.length, 1);
  });

  it('makes a call once more that a crash interrupted, in a process of its own', async () => {
    const answers = [1, 2].map(() => lane.call(repeatable, neverAborted, limit));
    await crash(await fakes.next());
    const [first, second] = [await fakes.next(), await fakes.next()];
    (await first.nextRequest()).answer('first');
    (await second.nextRequest()).answer('second');
    assert.deepEqual(await Promise.all(answers), ['first', 'second']);
  });

  it('makes it once more and no more', async () => {
    const outcome = outcomeOf(lane.call(repeatable, neverAborted, limit));
    await crash(await fakes.next());
    await crash(await fakes.next());
    assert.equal(await outcome, 'crashed');
    assert.equal(fakes.started.length, 2);
  });

  it('makes a call that is not repeatable once', async () => {
    const outcome = outcomeOf(lane.call(once, neverAborted, limit));
    await crash(await fakes.next());
    assert.equal(await outcome, 'crashed');
    assert.equal(fakes.started.length, 1);
  });

  it('makes any call once more whose runtime has lost its bus', async () => {
    const answer = lane.call(once, neverAborted, limit);
    const request = await (await fakes.next()).nextRequest();
    request.fail({ kind: 'unavailable', cause: 'runtimeStale' });
    (await (await fakes.next()).nextRequest()).answer('again');
    assert.equal(await answer, 'again');
  });

  it('takes what the broker says for the answer', async () => {
    for (const kind of ['interactionRequired', 'offline', 'unexpected'] as const) {
      const outcome = outcomeOf(lane.call(repeatable, neverAborted, limit));
      await settled();
      (await fakes.started[0]!.nextRequest()).fail({ kind });
      assert.equal(await outcome, kind);
    }
    assert.equal(fakes.started.length, 1);
  });

  it('makes no second try with too little time left', async () => {
    const outcome = outcomeOf(lane.call(repeatable, neverAborted, limit));
    const child = await fakes.next();
    await child.nextRequest();
    mock.timers.tick(limit * 0.9 + 1);
    await crash(child);
    assert.equal(await outcome, 'crashed');
    assert.equal(fakes.started.length, 1);
  });

  it('ends each call in its time, however often it is made', async () => {
    const outcome = outcomeOf(lane.call(repeatable, neverAborted, limit));
    await crash(await fakes.next());
    await (await fakes.next()).nextRequest();
    mock.timers.tick(limit - 51);
    await settled();
    assert.equal(fakes.started.length, 2);
    mock.timers.tick(1);
    assert.equal(await outcome, 'timeout');
  });

  describe('behind a call that is not answered soon', () => {
    let child: FakeChild;
    let mute: Promise<unknown>;

    beforeEach(async () => {
      mute = outcomeOf(lane.call(repeatable, neverAborted, limit));
      child = await fakes.next();
      await child.nextRequest();
      await child.ready();
    });

    for (const [which, call] of [
      ['that wait there', repeatable],
      ['that a crash would end', once],
    ] as const) {
      it(`makes calls once more ${which}, and takes the first answer`, async () => {
        const behind = lane.call(call, neverAborted, limit);
        await child.nextRequest();
        mock.timers.tick(1000);
        const spares = [await fakes.next(), await fakes.next()];
        await spares[0]!.nextRequest();
        (await spares[1]!.nextRequest()).answer('good');
        assert.equal(await behind, 'good');
      });
    }

    it('takes the answer of the first try if that comes first', async () => {
      const behind = lane.call(repeatable, neverAborted, limit);
      const request = await child.nextRequest();
      mock.timers.tick(1000);
      request.answer('slow');
      assert.equal(await behind, 'slow');
    });

    it('makes new calls elsewhere at once, and those that are not repeatable as well', async () => {
      mock.timers.tick(1000);
      const behind = lane.call(once, neverAborted, limit);
      (await (await fakes.next()).nextRequest()).answer('good');
      assert.equal(await behind, 'good');
    });

    it('makes calls there again when it answers', async () => {
      const first = lane.call(repeatable, neverAborted, limit);
      const request = await child.nextRequest();
      mock.timers.tick(1000);
      request.answer('slow');
      await first;
      const next = lane.call(repeatable, neverAborted, limit);
      (await child.nextRequest()).answer('next');
      assert.equal(await next, 'next');
    });

    it('leaves nobody without an answer: the call itself ends at its limit', async () => {
      mock.timers.tick(limit);
      assert.equal(await mute, 'timeout');
      const next = lane.call(repeatable, neverAborted, limit);
      (await (await fakes.next()).nextRequest()).answer('next');
      assert.equal(await next, 'next');
    });
  });

  it('cancels everything when it is disposed of', async () => {
    const outcome = outcomeOf(lane.call(once, neverAborted, limit));
    await fakes.next();
    lane.dispose();
    assert.equal(await outcome, 'cancelled');
  });
});
