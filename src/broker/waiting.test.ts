import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { mock } from 'node:test';
import { BrokerError } from './brokerError.ts';
import { GivenUp, neverAborted, throwIfCancelled, waitFor, waitOrLeave } from './waiting.ts';

const never = new Promise<never>(() => undefined);
const patient = { signal: neverAborted, limit: 1000 };

function isOfKind(kind: string) {
  return (error: unknown) => error instanceof BrokerError && error.kind === kind;
}

describe('waiting for an answer', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('returns the answer, or the failure', async () => {
    assert.equal(await waitFor(Promise.resolve(1), patient), 1);
    await assert.rejects(waitFor(Promise.reject(new Error('x')), patient), /x/);
  });

  it('ends at the limit, and not before', async () => {
    let ended = false;
    const waiting = waitFor(never, patient).finally(() => {
      ended = true;
    });
    mock.timers.tick(999);
    await Promise.resolve();
    assert.equal(ended, false);
    mock.timers.tick(1);
    await assert.rejects(waiting, isOfKind('timeout'));
  });

  it('ends at once if there is no time left', async () => {
    const waiting = waitFor(never, { signal: neverAborted, limit: -5 });
    mock.timers.tick(1);
    await assert.rejects(waiting, isOfKind('timeout'));
  });

  it('ends when it is cancelled, before or while it waits', async () => {
    const controller = new AbortController();
    const waiting = waitFor(never, { signal: controller.signal, limit: 1000 });
    controller.abort();
    await assert.rejects(waiting, isOfKind('cancelled'));
    await assert.rejects(
      waitFor(never, { signal: controller.signal, limit: 1000 }),
      isOfKind('cancelled'),
    );
  });

  it('ends when the one who was asked is given up, before or while it waits', async () => {
    const controller = new AbortController();
    const waiting = waitFor(never, { ...patient, givenUp: controller.signal });
    controller.abort();
    await assert.rejects(waiting, GivenUp);
    await assert.rejects(waitFor(never, { ...patient, givenUp: controller.signal }), GivenUp);
  });

  it('prefers the word of the caller to that of the one who was asked', async () => {
    const aborted = AbortSignal.abort();
    await assert.rejects(
      waitFor(never, { signal: aborted, limit: 1000, givenUp: aborted }),
      isOfKind('cancelled'),
    );
  });

  it('listens no longer than it waits', async () => {
    const { signal } = new AbortController();
    const givenUp = new AbortController().signal;
    await waitFor(Promise.resolve(), { signal, limit: 1000, givenUp });
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
    assert.deepEqual(getEventListeners(givenUp, 'abort'), []);
  });

  it('leaves no timer that would keep a process alive', async () => {
    const { signal } = new AbortController();
    const ends = mock.method(signal, 'removeEventListener');
    await waitFor(Promise.resolve(), { signal, limit: 1000 });
    mock.timers.tick(1000);
    assert.equal(ends.mock.callCount(), 1);
  });
});

describe('an answer that comes after the wait', () => {
  let left: Promise<unknown>[];

  beforeEach(() => {
    left = [];
  });

  const wait = async (answer: Promise<unknown>, signal: AbortSignal) =>
    waitOrLeave(answer, { signal, limit: 60_000 }, (late) => left.push(late));

  it('is handed on if the wait ended before it was there', async () => {
    const answer = Promise.withResolvers<number>();
    await assert.rejects(wait(answer.promise, AbortSignal.abort()), isOfKind('cancelled'));
    answer.resolve(1);
    assert.deepEqual(await Promise.all(left), [1]);
  });

  it('is handed on to nobody if nobody wants it', async () => {
    const patience = { signal: AbortSignal.abort(), limit: 60_000 };
    await assert.rejects(waitOrLeave(never, patience), isOfKind('cancelled'));
  });

  it('is none if it was there, or failed, in time', async () => {
    assert.equal(await wait(Promise.resolve(1), neverAborted), 1);
    await assert.rejects(wait(Promise.reject(new Error('x')), neverAborted), /x/);
    assert.deepEqual(left, []);
  });
});

describe('a cancelled signal', () => {
  it('is an error of the kind cancelled', () => {
    throwIfCancelled(neverAborted);
    assert.throws(() => {
      throwIfCancelled(AbortSignal.abort());
    }, isOfKind('cancelled'));
  });
});
