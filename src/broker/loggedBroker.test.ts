import assert from 'node:assert/strict';
import { mock } from 'node:test';
import {
  buildAccountsRequest,
  buildInteractiveRequest,
  buildPopRequest,
  buildSilentRequest,
} from '../test/builders/requests.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { BrokerError } from './brokerError.ts';
import type { DiagnosableBroker } from './diagnosableBroker.ts';
import { loggedBroker } from './loggedBroker.ts';
import { neverAborted } from './waiting.ts';

const { correlationId } = buildInteractiveRequest();

describe('the log of a broker', () => {
  let lines: string[];
  let now: number;

  beforeEach(() => {
    lines = [];
    now = 0;
    mock.method(performance, 'now', () => now);
  });
  afterEach(() => {
    mock.restoreAll();
  });

  const logged = (behaviour: Partial<DiagnosableBroker>) =>
    loggedBroker(fakeBroker(behaviour), (level, message) => {
      lines.push(`${level} ${message}`);
    });
  const later = <T>(answer: T) => {
    now += 25.4;
    return Promise.resolve(answer);
  };

  it('tells each request with its kind, duration, outcome and correlation id', async () => {
    const token = buildBearerToken();
    const broker = logged({
      accounts: () => later([]),
      acquireSilently: () => later(token),
      acquireInteractively: () => later(token),
      health: () => later({ platform: '', arch: '', runtimeVersion: '', items: [] }),
    });
    await broker.accounts(buildAccountsRequest(), neverAborted);
    assert.equal(await broker.acquireSilently(buildSilentRequest(), neverAborted), token);
    await broker.acquireSilently(buildSilentRequest({ pop: buildPopRequest() }), neverAborted);
    await broker.acquireInteractively(buildInteractiveRequest(), neverAborted);
    await broker.health(neverAborted);
    assert.deepEqual(lines, [
      `info List accounts: done after 25 ms, correlation id ${correlationId}`,
      `info Get a bearer token silently: done after 25 ms, correlation id ${correlationId}`,
      `info Get a PoP token silently: done after 25 ms, correlation id ${correlationId}`,
      `info Prompt for a bearer token: done after 25 ms, correlation id ${correlationId}`,
      'info Look at the machine: done after 25 ms',
    ]);
  });

  for (const [error, outcome] of [
    [new BrokerError({ kind: 'cancelled' }), 'cancelled'],
    [
      new BrokerError({ kind: 'unavailable', cause: 'busMissing', subject: 'alex' }),
      'unavailable (busMissing)',
    ],
    [
      new BrokerError({ kind: 'unexpected', status: 'Unexpected', code: 7, entraCode: 50011 }),
      'unexpected (Unexpected, 7, AADSTS50011)',
    ],
    [new Error('alex@contoso.example'), 'unexpected'],
  ] as const) {
    it(`tells the failure ${outcome}, and passes it on`, async () => {
      const broker = logged({ acquireSilently: () => Promise.reject(error) });
      await assert.rejects(broker.acquireSilently(buildSilentRequest(), neverAborted), error);
      assert.deepEqual(lines, [
        `info Get a bearer token silently: ${outcome} after 0 ms, correlation id ${correlationId}`,
      ]);
    });
  }

  it('ends the broker with it', () => {
    let disposed = false;
    logged({ dispose: () => (disposed = true) }).dispose();
    assert.equal(disposed, true);
  });

  it('tells what became of a prompt that was left open', async () => {
    const late = Promise.withResolvers<never>();
    const broker = logged({
      acquireInteractively: (_request, _signal, onLeftOpen) => {
        onLeftOpen?.(late.promise);
        return Promise.reject(new BrokerError({ kind: 'cancelled' }));
      },
    });
    let outcome: Promise<unknown> | undefined;
    await assert.rejects(
      broker.acquireInteractively(buildInteractiveRequest(), neverAborted, (left) => {
        outcome = left;
      }),
    );
    now = 4000;
    late.reject(new BrokerError({ kind: 'cancelled' }));
    await assert.rejects(outcome!);
    await Promise.resolve();
    // Not everybody wants to know.
    await assert.rejects(broker.acquireInteractively(buildInteractiveRequest(), neverAborted), {
      kind: 'cancelled',
    });
    assert.deepEqual(
      lines[1],
      `info The prompt that was left open: cancelled after 4000 ms, correlation id ${correlationId}`,
    );
  });
});
