import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeChildren, settled } from '../../../test/fakes/fakeChild.ts';
import { outcomeOf } from '../../../test/fakes/outcome.ts';
import { defaultLimits } from '../../limits.ts';
import { neverAborted } from '../../waiting.ts';
import { buildInteractiveRequest } from '../../../test/builders/requests.ts';
import { interactiveCall } from './call.ts';
import { ChildProcesses } from './childProcesses.ts';
import { OwnProcessLane } from './ownProcessLane.ts';

const prompt = interactiveCall(buildInteractiveRequest());

describe('a call in a process of its own', () => {
  let fakes: FakeChildren;
  let processes: ChildProcesses;
  let lane: OwnProcessLane;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    fakes = new FakeChildren();
    const limits = { ...defaultLimits, crashesInRow: 0, firstCrashWait: 1000 };
    processes = new ChildProcesses({ processPath: '', log: () => undefined }, limits, fakes.spawn);
    lane = new OwnProcessLane(processes);
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('waits for no other, and its process is asked to end with its answer', async () => {
    const answers = [1, 2].map(() => lane.call('prompt', prompt, neverAborted, 1000));
    const [first, second] = [await fakes.next(), await fakes.next()];
    (await second.nextRequest()).answer('second');
    assert.equal(await answers[1], 'second');
    await settled();
    assert.deepEqual([first.isAskedToEnd, second.isAskedToEnd], [false, true]);
    (await first.nextRequest()).answer('first');
    assert.equal(await answers[0], 'first');
  });

  it('starts nothing if it is cancelled before', async () => {
    const outcome = lane.call('prompt', prompt, AbortSignal.abort(), 1000);
    assert.equal(await outcomeOf(outcome), 'cancelled');
    assert.equal(fakes.started.length, 0);
  });

  it('ends at its limit, and leaves its process to end with the prompt', async () => {
    const outcome = outcomeOf(lane.call('prompt', prompt, neverAborted, 1000));
    const fake = await fakes.next();
    await fake.nextRequest();
    mock.timers.tick(1000);
    assert.equal(await outcome, 'timeout');
    await settled();
    assert.deepEqual([fake.isAskedToEnd, fake.kills], [true, []]);
  });

  it('ends a crash loop with its answer', async () => {
    const crash = outcomeOf(lane.call('prompt', prompt, neverAborted, 1000));
    await (await fakes.next()).exit(null, 'SIGSEGV');
    mock.timers.tick(50);
    assert.equal(await crash, 'crashed');
    assert.equal(await outcomeOf(lane.call('prompt', prompt, neverAborted, 1000)), 'unavailable');
    mock.timers.tick(1000);
    const answer = lane.call('prompt', prompt, neverAborted, 1000);
    (await (await fakes.next()).nextRequest()).answer('token');
    assert.equal(await answer, 'token');
    const next = lane.call('prompt', prompt, neverAborted, 1000);
    (await (await fakes.next()).nextRequest()).answer('token');
    assert.equal(await next, 'token');
  });
});
