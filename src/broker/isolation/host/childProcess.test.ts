import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { FakeChild, settled } from '../../../test/fakes/fakeChild.ts';
import { outcomeOf } from '../../../test/fakes/outcome.ts';
import { GivenUp, neverAborted } from '../../waiting.ts';
import { memoryNotification } from '../protocol.ts';
import { buildAccountsRequest, buildInteractiveRequest } from '../../../test/builders/requests.ts';
import { accountsCall, healthCall, interactiveCall } from './call.ts';
import { ChildProcess } from './childProcess.ts';

const accounts = buildAccountsRequest();
const repeatable = accountsCall(accounts);
const once = interactiveCall(buildInteractiveRequest());
const patient = { signal: neverAborted, limit: 60_000 };

describe('a child process', () => {
  let fake: FakeChild;
  let child: ChildProcess;
  let signs: number;
  let ends: { readonly crashed: boolean }[];
  let log: string[];

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    fake = new FakeChild();
    signs = 0;
    ends = [];
    log = [];
    child = new ChildProcess(fake.spawned, {
      purpose: 'silent',
      verbose: false,
      retiredLimit: 5000,
      log: (level, message) => {
        log.push(`${level} ${message}`);
      },
      onSignOfLife: () => signs++,
      onEnd: (_, crashed) => {
        ends.push({ crashed });
      },
    });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('answers calls, and counts them', async () => {
    const answer = child.request(repeatable, patient);
    const request = await fake.nextRequest();
    assert.deepEqual([request.method, request.params], ['accounts', accounts]);
    assert.deepEqual(child.status, {
      purpose: 'silent',
      state: 'running',
      pid: 4711,
      calls: 1,
      callsInFlight: 1,
      memory: undefined,
    });
    request.answer([1]);
    assert.deepEqual(await answer, [1]);
    assert.deepEqual([child.status.calls, child.status.callsInFlight], [1, 0]);
  });

  it('fails as the broker in it does', async () => {
    const failure = outcomeOf(child.request(repeatable, patient));
    (await fake.nextRequest()).fail({ kind: 'offline' });
    assert.equal(await failure, 'offline');
  });

  it('tells its memory if it is a number', async () => {
    await fake.connection.sendNotification(memoryNotification, 70_000_000);
    await settled();
    assert.equal(child.status.memory, 70_000_000);
    await fake.connection.sendNotification(memoryNotification, 'much' as unknown as number);
    await settled();
    assert.equal(child.status.memory, undefined);
  });

  it('gives a sign of life when it is ready, and for each answer that nobody waits for', async () => {
    await fake.ready();
    assert.equal(signs, 1);
    const caller = new AbortController();
    const call = outcomeOf(child.request(repeatable, { ...patient, signal: caller.signal }));
    const request = await fake.nextRequest();
    caller.abort();
    assert.equal(await call, 'cancelled');
    assert.equal(child.status.callsInFlight, 1);
    request.answer([]);
    await settled();
    assert.deepEqual([signs, child.status.callsInFlight], [2, 0]);
  });

  describe('that is retired', () => {
    it('takes no more calls, and is asked to end at once if nobody waits', async () => {
      child.retire();
      await settled();
      assert.equal(child.isUsable, false);
      assert.equal(child.status.state, 'retired');
      assert.equal(fake.isAskedToEnd, true);
    });

    it('is asked to end only after the answers that are waited for', async () => {
      const answer = child.request(repeatable, patient);
      const request = await fake.nextRequest();
      child.retire();
      await settled();
      assert.equal(fake.isAskedToEnd, false);
      request.answer([]);
      assert.deepEqual(await answer, []);
      await settled();
      assert.equal(fake.isAskedToEnd, true);
    });

    it('sends those elsewhere whose call is repeatable, if they are to move', async () => {
      const moving = outcomeOf(child.request(repeatable, patient));
      const staying = child.request(once, patient);
      await fake.nextRequest();
      const request = await fake.nextRequest();
      child.retire('move');
      assert.ok((await moving) instanceof GivenUp);
      request.answer('token');
      assert.equal(await staying, 'token');
    });

    it('moves those who wait even if it was retired before', async () => {
      const moving = outcomeOf(child.request(repeatable, patient));
      child.retire();
      child.retire('move');
      assert.ok((await moving) instanceof GivenUp);
    });

    it('cancels every call if it is told so, and is asked to end', async () => {
      const calls = [repeatable, once].map((call) => outcomeOf(child.request(call, patient)));
      child.retire('cancel');
      assert.deepEqual(await Promise.all(calls), ['cancelled', 'cancelled']);
      await settled();
      assert.equal(fake.isAskedToEnd, true);
    });

    it('is killed at the hard limit, and not before', () => {
      child.retire();
      child.retire();
      mock.timers.tick(4999);
      assert.deepEqual(fake.kills, []);
      mock.timers.tick(1);
      assert.deepEqual(fake.kills, ['SIGKILL']);
    });

    it('is not killed if it has ended', async () => {
      child.retire();
      await fake.exit();
      mock.timers.tick(5000);
      assert.deepEqual(fake.kills, []);
    });

    it('is not killed if it had left before', () => {
      fake.leave();
      child.retire();
      mock.timers.tick(500);
      mock.timers.tick(5000);
      assert.deepEqual(fake.kills, []);
    });

    it('is not killed if it could not be started', () => {
      child.retire();
      fake.failToStart();
      mock.timers.tick(5000);
      assert.deepEqual(fake.kills, []);
    });

    it('has not crashed, however it ends', async () => {
      child.retire();
      await fake.exit(null, 'SIGSEGV');
      assert.deepEqual(ends, [{ crashed: false }]);
    });
  });

  describe('that ends', () => {
    for (const [how, code, signal] of [
      ['by a signal', null, 'SIGSEGV'],
      ['with an exit code', 134, null],
    ] as const) {
      it(`${how} has crashed, with all its calls`, async () => {
        const calls = [repeatable, once].map((call) => outcomeOf(child.request(call, patient)));
        await fake.exit(code, signal);
        mock.timers.tick(50);
        assert.deepEqual(await Promise.all(calls), ['crashed', 'crashed']);
        assert.deepEqual(ends, [{ crashed: true }]);
        assert.equal(child.isUsable, false);
        assert.ok(log.at(-1)?.endsWith(signal ?? `exit code ${code}`), log.at(-1));
      });
    }

    it('in an orderly way has crashed only if it owes an answer', async () => {
      await fake.exit(0);
      assert.deepEqual(ends, [{ crashed: false }]);
    });

    it('in an orderly way while it owes an answer has crashed', async () => {
      const call = outcomeOf(child.request(repeatable, patient));
      await fake.nextRequest();
      await fake.exit(0);
      mock.timers.tick(50);
      assert.equal(await call, 'crashed');
      assert.deepEqual(ends, [{ crashed: true }]);
    });

    it('gives the answer that was still on its way', async () => {
      const answer = child.request(repeatable, patient);
      (await fake.nextRequest()).answer(['late']);
      await fake.exit(0);
      assert.deepEqual(await answer, ['late']);
      mock.timers.tick(50);
      assert.deepEqual(ends, [{ crashed: false }]);
    });

    it('is over even if its streams do not close', async () => {
      (fake.spawned.process as unknown as NodeJS.EventEmitter).emit('exit', 1, null);
      await settled();
      assert.deepEqual(ends, []);
      mock.timers.tick(500);
      assert.deepEqual(ends, [{ crashed: true }]);
    });

    it('before it could be started has crashed', async () => {
      const call = outcomeOf(child.request(repeatable, patient));
      fake.failToStart();
      assert.equal(await call, 'crashed');
      assert.deepEqual(ends, [{ crashed: true }]);
    });

    it('takes no further call', async () => {
      await fake.exit(1);
      assert.equal(await outcomeOf(child.request(healthCall(), patient)), 'crashed');
    });
  });

  for (const garbage of ['garbage\n', '[]\n', 'null\n', '"text"\n', '\u0000\n', '{"id":1\n']) {
    it(`that sends ${JSON.stringify(garbage)} is killed, without an uncaught exception`, async () => {
      fake.output.write(garbage);
      await settled();
      assert.deepEqual(fake.kills, ['SIGKILL']);
    });
  }

  it('writes its own lines and its errors into the log', async () => {
    await fake.connection.sendNotification('log', { level: 'info', message: 'hello\nworld' });
    await fake.connection.sendNotification('log', { level: 'fatal', message: 'no such level' });
    await fake.connection.sendNotification('log', null);
    fake.errors.write('oops\n');
    await settled();
    assert.deepEqual(log.sort(), ['info hello world', 'warn oops']);
  });
});
