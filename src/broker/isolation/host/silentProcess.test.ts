import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeChildren, settled } from '../../../test/fakes/fakeChild.ts';
import { outcomeOf } from '../../../test/fakes/outcome.ts';
import { defaultLimits } from '../../limits.ts';
import { GivenUp, neverAborted } from '../../waiting.ts';
import { memoryNotification } from '../protocol.ts';
import { buildAccountsRequest } from '../../../test/builders/requests.ts';
import { accountsCall } from './call.ts';
import { ChildProcesses } from './childProcesses.ts';
import { SilentProcess } from './silentProcess.ts';

const call = accountsCall(buildAccountsRequest());

describe('a silent process', () => {
  let fakes: FakeChildren;
  let silent: SilentProcess;
  let verbose: boolean;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
    mock.method(performance, 'now', () => Date.now());
    fakes = new FakeChildren();
    verbose = false;
    const limits = {
      ...defaultLimits,
      callsInFlight: 2,
      callsPerProcess: 3,
      memory: 100,
      idle: 5000,
      stalled: 1000,
    };
    const processes = new ChildProcesses(
      { processPath: '', log: () => undefined, verbose: () => verbose },
      limits,
      fakes.spawn,
    );
    silent = new SilentProcess(processes, limits);
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  function ask(signal = neverAborted, limit = 20_000): Promise<unknown> {
    const deadline = performance.now() + limit;
    return silent.call(call, signal, { deadline, latestTry: deadline });
  }

  async function answered(): Promise<void> {
    const answer = ask();
    await settled();
    (await fakes.started.at(-1)!.nextRequest()).answer([]);
    await answer;
  }

  /** Lets the rest without work pass, five seconds, in which it is still there. */
  async function endsAfterItsRest(): Promise<void> {
    mock.timers.tick(4999);
    await settled();
    assert.equal(fakes.started[0]!.isAskedToEnd, false);
    mock.timers.tick(1);
    await settled();
    assert.equal(fakes.started[0]!.isAskedToEnd, true);
  }

  it('is started on first need, and serves the next call as well', async () => {
    assert.deepEqual([fakes.started.length, silent.isStarted], [0, false]);
    const first = ask();
    await settled();
    assert.equal(silent.isStarted, true);
    (await fakes.started[0]!.nextRequest()).answer([]);
    await first;
    await answered();
    assert.equal(fakes.started.length, 1);
  });

  it('lets in only as many calls as it may have in flight', async () => {
    const calls = [ask(), ask(), ask()];
    const child = await fakes.next();
    const requests = [await child.nextRequest(), await child.nextRequest()];
    await settled();
    requests[0]!.answer(1);
    (await child.nextRequest()).answer(3);
    requests[1]!.answer(2);
    assert.deepEqual(await Promise.all(calls), [1, 2, 3]);
  });

  it('goes away when there was nothing to do for a while, not before', async () => {
    const first = ask();
    (await (await fakes.next()).nextRequest()).answer([]);
    await first;
    mock.timers.tick(4999);
    await answered();
    await endsAfterItsRest();
  });

  it('is started ahead of need, serves the first call, and is started no second time', async () => {
    const prepared: string[] = [];
    silent.prepare();
    const child = await fakes.next();
    child.connection.onNotification((method) => {
      prepared.push(method);
    });
    await settled();
    assert.deepEqual(prepared, ['prepare']);
    silent.prepare();
    await answered();
    silent.prepare();
    await settled();
    assert.deepEqual([fakes.started.length, prepared.length], [1, 1]);
  });

  it('goes away if nobody needed it that was started ahead', async () => {
    silent.prepare();
    await settled();
    await endsAfterItsRest();
  });

  it('has its whole rest if it was started ahead after a crash', async () => {
    await answered();
    mock.timers.tick(4000);
    await fakes.started[0]!.exit(null, 'SIGSEGV');
    silent.prepare();
    mock.timers.tick(4999);
    await settled();
    assert.equal(fakes.started[1]!.isAskedToEnd, false);
  });

  it('is told that somebody was signed in or out before the next call, if there is one', async () => {
    silent.forgetAccounts();
    assert.equal(fakes.started.length, 0);
    const first = ask();
    (await (await fakes.next()).nextRequest()).answer([]);
    await first;
    const told: string[] = [];
    fakes.started[0]!.connection.onNotification((method) => {
      told.push(method);
    });
    silent.forgetAccounts();
    await answered();
    assert.deepEqual(told, ['forgetAccounts']);
  });

  it('does not go away while a call takes long', async () => {
    const answer = ask();
    const request = await (await fakes.next()).nextRequest();
    mock.timers.tick(19_000);
    await settled();
    assert.equal(fakes.started[0]!.isAskedToEnd, false);
    request.answer([]);
    await answer;
  });

  it('does not go away while a later call takes long', async () => {
    await answered();
    mock.timers.tick(1000);
    const later = ask();
    const request = await fakes.started[0]!.nextRequest();
    mock.timers.tick(19_000);
    assert.equal(silent.isStarted, true);
    request.answer('later');
    assert.equal(await later, 'later');
  });

  it('does not go away while one of several calls takes long', async () => {
    const calls = [ask(), ask()];
    const child = await fakes.next();
    (await child.nextRequest()).answer(1);
    assert.equal(await calls[0], 1);
    mock.timers.tick(19_000);
    assert.equal(silent.isStarted, true);
    (await child.nextRequest()).answer(2);
    assert.equal(await calls[1], 2);
  });

  it('is replaced after so many calls that failed', async () => {
    for (let failure = 0; failure < 3; failure++) {
      const outcome = outcomeOf(ask());
      await settled();
      (await fakes.started[0]!.nextRequest()).fail({ kind: 'interactionRequired' });
      assert.equal(await outcome, 'interactionRequired');
    }
    assert.equal(silent.isStarted, false);
  });

  it('is replaced after so many calls', async () => {
    void ask().catch(() => undefined);
    (await (await fakes.next()).nextRequest()).answer([]);
    await settled();
    await answered();
    await answered();
    await settled();
    assert.equal(fakes.started[0]!.isAskedToEnd, true);
    const next = ask();
    (await (await fakes.next()).nextRequest()).answer('next');
    assert.equal(await next, 'next');
  });

  it('is replaced when it takes too much memory', async () => {
    const answer = ask();
    const child = await fakes.next();
    await child.connection.sendNotification(memoryNotification, 100);
    (await child.nextRequest()).answer([]);
    await answer;
    await settled();
    assert.equal(child.isAskedToEnd, true);
  });

  it('is replaced when another level of the log is wanted', async () => {
    const answer = ask();
    (await (await fakes.next()).nextRequest()).answer([]);
    await answer;
    verbose = true;
    const next = ask();
    const child = await fakes.next();
    assert.equal(child.verbose, true);
    (await child.nextRequest()).answer([]);
    await next;
    assert.equal(fakes.started[0]!.isAskedToEnd, true);
  });

  it('is given up after a call that hangs, and others may go elsewhere', async () => {
    const hanging = outcomeOf(ask(neverAborted, 500));
    const other = outcomeOf(ask());
    await (await fakes.next()).nextRequest();
    mock.timers.tick(500);
    assert.equal(await hanging, 'timeout');
    assert.ok((await other) instanceof GivenUp);
    assert.equal(silent.isStarted, false);
  });

  it('is given up after an error of its surroundings, and others may go elsewhere', async () => {
    const outcomes = [ask(), ask()].map(outcomeOf);
    const request = await (await fakes.next()).nextRequest();
    request.fail({ kind: 'unavailable', cause: 'busMissing' });
    assert.equal(await outcomes[0], 'unavailable');
    assert.ok((await outcomes[1]) instanceof GivenUp);
  });

  it('lets nobody wait for longer than there is time for a call', async () => {
    const outcomes = [ask(), ask(), ask(neverAborted, 1000)].map(outcomeOf);
    await settled();
    mock.timers.tick(1000);
    assert.equal(await outcomes[2], 'timeout');
  });

  for (const [kind, cause, isGivenUp] of [
    ['unavailable', 'busMissing', true],
    ['unavailable', 'semaphoreStuck', false],
    ['interactionRequired', undefined, false],
    ['unexpected', undefined, false],
  ] as const) {
    it(`${isGivenUp ? 'is replaced' : 'goes on'} after the error ${cause ?? kind}`, async () => {
      const outcome = outcomeOf(ask());
      (await (await fakes.next()).nextRequest()).fail({ kind, ...(cause && { cause }) });
      assert.equal(await outcome, kind);
      assert.equal(silent.isStarted, !isGivenUp);
    });
  }

  it('goes on after a call that nobody waits for any more', async () => {
    const caller = new AbortController();
    const outcome = outcomeOf(ask(caller.signal));
    await (await fakes.next()).nextRequest();
    caller.abort();
    assert.equal(await outcome, 'cancelled');
    assert.equal(silent.isStarted, true);
    await answered();
    assert.equal(fakes.started.length, 1);
  });

  it('is replaced when calls that nobody waits for any more fill it', async () => {
    const caller = new AbortController();
    const outcomes = [outcomeOf(ask(caller.signal)), outcomeOf(ask(caller.signal))];
    await (await fakes.next()).nextRequest();
    caller.abort();
    await Promise.all(outcomes);
    const next = ask();
    (await (await fakes.next()).nextRequest()).answer('next');
    assert.equal(await next, 'next');
  });

  describe('that crashes', () => {
    async function crash(times: number): Promise<void> {
      for (let time = 0; time < times; time++) {
        const outcome = outcomeOf(ask());
        await settled();
        await fakes.started.at(-1)!.exit(null, 'SIGSEGV');
        mock.timers.tick(50);
        assert.equal(await outcome, 'crashed');
      }
    }

    it('is not started for a while after several crashes in a row', async () => {
      await crash(4);
      assert.equal(await outcomeOf(ask()), 'unavailable');
      assert.equal(fakes.started.length, 4);
    });

    for (const kind of ['unavailable', 'unexpected', undefined] as const) {
      it(`is started again if it answered in between: ${kind ?? 'well'}`, async () => {
        await crash(3);
        const outcome = outcomeOf(ask());
        await settled();
        const request = await fakes.started.at(-1)!.nextRequest();
        if (kind) {
          request.fail({ kind });
        } else {
          request.answer([]);
        }
        assert.equal(await outcome, kind ?? 'ok');
        await crash(3);
      });
    }

    for (const kind of ['timeout', 'cancelled'] as const) {
      it(`is not taken for one that answers because of a call that ends so: ${kind}`, async () => {
        await crash(3);
        const caller = new AbortController();
        const outcome = outcomeOf(ask(caller.signal, 500));
        await settled();
        if (kind === 'cancelled') {
          caller.abort();
        } else {
          mock.timers.tick(500);
        }
        assert.equal(await outcome, kind);
        await crash(1);
        assert.equal(await outcomeOf(ask()), 'unavailable');
      });
    }
  });

  it('is nothing to dispose of before it was needed', () => {
    silent.dispose();
    assert.equal(fakes.started.length, 0);
  });

  it('cancels its calls when it is disposed of', async () => {
    const outcome = outcomeOf(ask());
    const child = await fakes.next();
    silent.dispose();
    assert.equal(await outcome, 'cancelled');
    await settled();
    assert.equal(child.isAskedToEnd, true);
  });

  describe('that answers nothing', () => {
    it('is stalled some time after its runtime was loaded, however long that took', async () => {
      const call = ask();
      const child = await fakes.next();
      mock.timers.tick(10_000);
      assert.equal(silent.isStalled, false);
      await child.ready();
      mock.timers.tick(999);
      assert.equal(silent.isStalled, false);
      mock.timers.tick(1);
      assert.equal(silent.isStalled, true);
      (await child.nextRequest()).answer([]);
      await call;
      assert.equal(silent.isStalled, false);
    });

    it('says so to all calls that wait behind another', async () => {
      void outcomeOf(ask());
      void outcomeOf(ask());
      const behind = [silent.whenStalled, silent.whenStalled];
      await (await fakes.next()).ready();
      mock.timers.tick(1000);
      assert.deepEqual(
        behind.map((signal) => signal.aborted),
        [true, true],
      );
    });

    it('is stalled some time after a call that it got when it had nothing to do', async () => {
      await answeredWhenReady();
      mock.timers.tick(2000);
      assert.equal(silent.isStalled, false);
      void outcomeOf(ask());
      await settled();
      mock.timers.tick(999);
      assert.equal(silent.isStalled, false);
      mock.timers.tick(1);
      assert.equal(silent.isStalled, true);
    });

    it('is stalled even if it gets more calls', async () => {
      await answeredWhenReady();
      void outcomeOf(ask());
      await settled();
      mock.timers.tick(999);
      void outcomeOf(ask());
      await settled();
      mock.timers.tick(1);
      assert.equal(silent.isStalled, true);
    });

    it('is stalled even if the one before it answers', async () => {
      const before = ask();
      const old = await fakes.next();
      await old.ready();
      verbose = true;
      void outcomeOf(ask());
      await (await fakes.next()).ready();
      mock.timers.tick(999);
      (await old.nextRequest()).answer('old');
      assert.equal(await before, 'old');
      mock.timers.tick(1);
      assert.equal(silent.isStalled, true);
    });

    it('is none any more when another is started instead', async () => {
      const caller = new AbortController();
      const left = [ask(caller.signal), ask(caller.signal)].map(outcomeOf);
      await (await fakes.next()).ready();
      caller.abort();
      await Promise.all(left);
      mock.timers.tick(1000);
      assert.equal(silent.isStalled, true);
      const next = silent.call(call, neverAborted, { deadline: Infinity, latestTry: Infinity });
      void outcomeOf(next);
      await fakes.next();
      assert.equal(silent.isStalled, false);
    });

    async function answeredWhenReady(): Promise<void> {
      const first = ask();
      const child = await fakes.next();
      await child.ready();
      (await child.nextRequest()).answer([]);
      await first;
    }

    it('says nothing to a call that waits for its own answer only', async () => {
      void outcomeOf(ask());
      const own = silent.whenStalled;
      await (await fakes.next()).ready();
      mock.timers.tick(1000);
      assert.deepEqual([silent.isStalled, own.aborted], [true, false]);
    });

    it('says so to the calls that wait behind one that its caller has left', async () => {
      const caller = new AbortController();
      const left = outcomeOf(ask(caller.signal));
      const child = await fakes.next();
      await child.ready();
      caller.abort();
      await left;
      void outcomeOf(ask());
      const behind = silent.whenStalled;
      await settled();
      mock.timers.tick(1000);
      assert.equal(behind.aborted, true);
    });

    it('sends those elsewhere who are not let in yet', async () => {
      const outcomes = [ask(), ask(), ask()].map(outcomeOf);
      await (await fakes.next()).ready();
      mock.timers.tick(1000);
      assert.ok((await outcomes[2]) instanceof GivenUp);
    });

    it('is none any more with its next answer, until it stalls again', async () => {
      const first = ask();
      void outcomeOf(ask());
      const child = await fakes.next();
      await child.ready();
      mock.timers.tick(1000);
      (await child.nextRequest()).answer([]);
      await first;
      assert.deepEqual([silent.isStalled, silent.whenStalled.aborted], [false, false]);
      void outcomeOf(ask());
      const behind = silent.whenStalled;
      await settled();
      mock.timers.tick(1000);
      assert.deepEqual([silent.isStalled, behind.aborted], [true, true]);
    });

    it('is none any more when it is given up', async () => {
      const hanging = outcomeOf(ask(neverAborted, 2000));
      await (await fakes.next()).ready();
      mock.timers.tick(2000);
      assert.equal(await hanging, 'timeout');
      assert.equal(silent.isStalled, false);
      void outcomeOf(ask());
      await settled();
      assert.equal(silent.whenStalled.aborted, false);
    });
  });
});
