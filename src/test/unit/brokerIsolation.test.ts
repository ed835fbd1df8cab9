import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ResponseError } from 'vscode-jsonrpc/node';
import { BrokerError } from '../../broker/brokerError.ts';
import { CrashBackoff } from '../../broker/isolation/crashBackoff.ts';
import { fromResponseError, toResponseError } from '../../broker/isolation/failure.ts';
import { defaultLimits } from '../../broker/isolation/limits.ts';
import { Turnstile } from '../../broker/isolation/turnstile.ts';
import { GivenUp, waitFor } from '../../broker/isolation/waiting.ts';

const never = new Promise<never>(() => undefined);
const patiently = new AbortController().signal;

function isOfKind(kind: string) {
  return (error: unknown) => error instanceof BrokerError && error.kind === kind;
}

describe('waiting for an answer', () => {
  it('returns the answer, or the failure', async () => {
    const patience = { signal: patiently, limit: 1000 };
    assert.equal(await waitFor(Promise.resolve(1), patience), 1);
    await assert.rejects(waitFor(Promise.reject(new Error('x')), patience), /x/);
  });

  it('ends at the limit, when it is cancelled, and when who was asked is given up', async () => {
    await assert.rejects(waitFor(never, { signal: patiently, limit: 1 }), isOfKind('timeout'));
    const aborted = AbortSignal.abort();
    await assert.rejects(waitFor(never, { signal: aborted, limit: 1000 }), isOfKind('cancelled'));
    const controller = new AbortController();
    const waiting = waitFor(never, { signal: controller.signal, limit: 1000 });
    controller.abort();
    await assert.rejects(waiting, isOfKind('cancelled'));
    await assert.rejects(
      waitFor(never, { signal: patiently, limit: 1000, givenUp: aborted }),
      GivenUp,
    );
  });
});

describe('a turnstile', () => {
  it('lets in as many as it has places, and others in their order', async () => {
    const turnstile = new Turnstile(2);
    const admitted: number[] = [];
    const entering = [0, 1, 2, 3].map(async (guest) => {
      await turnstile.enter(patiently, 1000);
      admitted.push(guest);
    });
    await Promise.all(entering.slice(0, 2));
    assert.deepEqual(admitted, [0, 1]);
    turnstile.leave();
    await entering[2];
    turnstile.leave();
    await entering[3];
    assert.deepEqual(admitted, [0, 1, 2, 3]);
    turnstile.leave();
    turnstile.leave();
    assert.ok(turnstile.isEmpty);
  });

  it('lets nobody wait for ever, and forgets those who go away', async () => {
    const turnstile = new Turnstile(1);
    await turnstile.enter(patiently, 1000);
    await assert.rejects(turnstile.enter(patiently, 5), isOfKind('timeout'));
    await assert.rejects(turnstile.enter(AbortSignal.abort(), 1000), isOfKind('cancelled'));
    const next = turnstile.enter(patiently, 1000);
    turnstile.leave();
    await next;
  });
});

describe('a crash loop', () => {
  const limits = { ...defaultLimits, crashesInRow: 2, firstCrashWait: 60_000 };

  it('is one after some crashes in a row, and over with the first answer', () => {
    const backoff = new CrashBackoff(limits);
    backoff.crashed();
    backoff.crashed();
    assert.ok(!backoff.isQuiet);
    backoff.crashed();
    assert.ok(backoff.isQuiet);
    backoff.answered();
    assert.ok(!backoff.isQuiet);
  });
});

describe('failures from a process', () => {
  it('arrive as they were sent', () => {
    const details = {
      kind: 'unavailable',
      cause: 'libraryMissing',
      subject: 'libsecret-1.so.0',
      correlationId: 'c',
    } as const;
    const sent = toResponseError(new BrokerError(details));
    assert.deepEqual(fromResponseError(sent).details, details);
    assert.equal(fromResponseError(toResponseError(new Error('x'))).kind, 'unexpected');
  });

  it('are of a known kind with short texts, whatever was sent', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (kind, other) => {
        const data = { kind, cause: other, subject: other, status: other, code: other, tag: other };
        const { details, message } = fromResponseError(new ResponseError(1, 'x', data));
        assert.ok(JSON.stringify(details).length < 1000 && message !== '');
      }),
    );
  });
});
