import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeChildren, settled } from '../../../test/fakes/fakeChild.ts';
import { outcomeOf } from '../../../test/fakes/outcome.ts';
import { defaultLimits } from '../../limits.ts';
import { neverAborted } from '../../waiting.ts';
import { buildAccountsRequest, buildSilentRequest } from '../../../test/builders/requests.ts';
import { accountsCall, silentCall } from './call.ts';
import { ChildProcesses } from './childProcesses.ts';
import { SpareProcesses } from './spareProcesses.ts';

const call = accountsCall(buildAccountsRequest());

describe('spare processes', () => {
  let fakes: FakeChildren;
  let spares: SpareProcesses;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: 1_000_000 });
    mock.method(performance, 'now', () => Date.now());
    fakes = new FakeChildren();
    useSpares(2);
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  function useSpares(spareProcesses: number): void {
    const limits = { ...defaultLimits, spareProcesses, spareIdle: 3000, stalled: 1000 };
    const options = { processPath: '', log: () => undefined };
    spares = new SpareProcesses(new ChildProcesses(options, limits, fakes.spawn), limits);
  }
  function ask(signal = neverAborted, limit = 20_000, asked = call): Promise<unknown> {
    const deadline = performance.now() + limit;
    return spares.call(asked, signal, { deadline, latestTry: deadline });
  }
  const askFor = async (accountId: string) =>
    ask(neverAborted, 20_000, silentCall(buildSilentRequest({ accountId })));

  it('serve one call each, and no more at a time than there may be of them', async () => {
    const answers = [ask(), ask(), ask()];
    const [first, second] = [await fakes.next(), await fakes.next()];
    await settled();
    assert.equal(fakes.started.length, 2);
    (await first.nextRequest()).answer(1);
    assert.equal(await answers[0], 1);
    (await first.nextRequest()).answer(3);
    (await second.nextRequest()).answer(2);
    assert.deepEqual(await Promise.all(answers), [1, 2, 3]);
    assert.equal(fakes.started.length, 2);
  });

  it('are not all taken by accounts that get no answer', async () => {
    useSpares(3);
    const mute = ['one', 'other', 'one', 'other'].map(askFor);
    await (await fakes.next()).nextRequest();
    await (await fakes.next()).nextRequest();
    await settled();
    assert.equal(fakes.started.length, 2);
    const good = askFor('good');
    (await (await fakes.next()).nextRequest()).answer('good');
    assert.equal(await good, 'good');
    mock.timers.tick(20_000);
    assert.deepEqual(
      await Promise.all(mute.map(outcomeOf)),
      mute.map(() => 'timeout'),
    );
  });

  it('give away the places of calls that are not answered soon, if others wait', async () => {
    const mute = ['one', 'other'].map(askFor);
    const processes = [await fakes.next(), await fakes.next()];
    const requests = [await processes[0]!.nextRequest(), await processes[1]!.nextRequest()];
    mock.timers.tick(1000);
    assert.equal(fakes.started.length, 2);
    const good = ['good', 'better'].map(askFor);
    await settled();
    mock.timers.tick(1000);
    for (const account of ['good', 'better']) {
      (await (await fakes.next()).nextRequest()).answer(account);
    }
    assert.deepEqual(await Promise.all(good), ['good', 'better']);
    assert.equal(fakes.started.length, 4);
    // They may still be answered, and their processes are gone then.
    requests[0]!.answer('late');
    assert.equal(await mute[0], 'late');
    mock.timers.tick(20_000);
    assert.equal(await outcomeOf(mute[1]!), 'timeout');
    await settled();
    assert.deepEqual(
      processes.map(({ isAskedToEnd }) => isAskedToEnd),
      [true, true],
    );
  });

  it('keep their places if nobody waits, and are no more afterwards', async () => {
    const slow = ['one', 'other'].map(askFor);
    const processes = [await fakes.next(), await fakes.next()];
    const requests = [await processes[0]!.nextRequest(), await processes[1]!.nextRequest()];
    mock.timers.tick(2500);
    requests.forEach((request, index) => {
      request.answer(index);
    });
    assert.deepEqual(await Promise.all(slow), [0, 1]);
    const next = ['one', 'other', 'third'].map(askFor);
    for (const child of processes) {
      (await child.nextRequest()).answer('next');
    }
    (await processes[0]!.nextRequest()).answer('next');
    assert.deepEqual(await Promise.all(next), ['next', 'next', 'next']);
    assert.equal(fakes.started.length, 2);
  });

  it('serve the next call with a process that is there already', async () => {
    const both = [ask(), ask()];
    const [first, second] = [await fakes.next(), await fakes.next()];
    await first.exit(null, 'SIGSEGV');
    mock.timers.tick(50);
    assert.equal(await outcomeOf(both[0]!), 'crashed');
    (await second.nextRequest()).answer([]);
    await both[1];
    const next = ask();
    (await second.nextRequest()).answer('next');
    assert.equal(await next, 'next');
    assert.equal(fakes.started.length, 2);
  });

  it('serve several calls with the processes that are there already', async () => {
    for (const round of [1, 2, 3]) {
      const answers = [ask(), ask()];
      await settled();
      assert.equal(fakes.started.length, 2);
      for (const child of fakes.started) {
        (await child.nextRequest()).answer(round);
      }
      assert.deepEqual(await Promise.all(answers), [round, round]);
      const alone = ask();
      (await fakes.started.at(-1)!.nextRequest()).answer([]);
      await alone;
    }
  });

  it('serve one call of an account after another', async () => {
    const answers = ['one', 'one', 'other'].map(askFor);
    const [first, second] = [await fakes.next(), await fakes.next()];
    (await first.nextRequest()).answer(1);
    assert.equal(await answers[0], 1);
    (await first.nextRequest()).answer(2);
    (await second.nextRequest()).answer(3);
    assert.deepEqual(await Promise.all(answers), [1, 2, 3]);
  });

  it('are all told that somebody was signed in or out', async () => {
    const answers = [ask(), ask()];
    const told: string[] = [];
    for (const child of [await fakes.next(), await fakes.next()]) {
      child.connection.onNotification((method) => {
        told.push(method);
      });
      (await child.nextRequest()).answer([]);
    }
    await Promise.all(answers);
    spares.forgetAccounts();
    await settled();
    assert.deepEqual(told, ['forgetAccounts', 'forgetAccounts']);
  });

  it('repeat nothing by themselves', async () => {
    const outcome = outcomeOf(ask());
    await (await fakes.next()).exit(null, 'SIGSEGV');
    mock.timers.tick(50);
    assert.equal(await outcome, 'crashed');
    assert.equal(fakes.started.length, 1);
  });

  it('go away soon', async () => {
    const answer = ask();
    (await (await fakes.next()).nextRequest()).answer([]);
    await answer;
    mock.timers.tick(3000);
    await settled();
    assert.equal(fakes.started[0]!.isAskedToEnd, true);
  });

  it('let nobody wait for longer than there is time for a call', async () => {
    const outcomes = [ask(), ask(), ask(neverAborted, 1000)].map(outcomeOf);
    await settled();
    mock.timers.tick(1000);
    assert.equal(await outcomes[2], 'timeout');
    assert.equal(fakes.started.length, 2);
  });

  it('cancel their calls when they are disposed of', async () => {
    const outcomes = [ask(), ask()].map(outcomeOf);
    await fakes.next();
    spares.dispose();
    assert.deepEqual(await Promise.all(outcomes), ['cancelled', 'cancelled']);
  });
});
