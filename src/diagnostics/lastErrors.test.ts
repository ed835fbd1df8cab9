import assert from 'node:assert/strict';
import { neverAborted } from '../broker/waiting.ts';
import type { InteractiveRequest, SilentRequest } from '../broker/broker.ts';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { DiagnosableBroker } from '../broker/diagnosableBroker.ts';
import { LastErrors } from './lastErrors.ts';

const request: SilentRequest & InteractiveRequest = {
  client: { clientId: 'id', authorityHost: 'https://login.contoso.test' },
  tenant: 'common',
  scopes: ['User.Read'],
  correlationId: '1',
  accountId: 'o1.t1',
};

function failingWith(next: () => Error): DiagnosableBroker {
  const fail = () => Promise.reject(next());
  return {
    accounts: fail,
    acquireSilently: fail,
    acquireInteractively: fail,
    health: fail,
    children: () => [],
    prepare: () => undefined,
    forgetAccounts: () => undefined,
    dispose: () => undefined,
  };
}

describe('LastErrors', () => {
  it('keeps the failures of every kind of request, and lets them through', async () => {
    const details: BrokerErrorDetails[] = ['a', 'b', 'c'].map((correlationId) => ({
      kind: 'timeout',
      correlationId,
    }));
    const coming = details.map((one) => new BrokerError(one));
    const errors = new LastErrors(() => undefined);
    const broker = errors.watch(failingWith(() => coming.shift()!));
    const rejected = { name: 'BrokerError.timeout', kind: 'timeout' };
    await assert.rejects(broker.accounts(request, neverAborted), rejected);
    await assert.rejects(broker.acquireSilently(request, neverAborted), rejected);
    await assert.rejects(broker.acquireInteractively(request, neverAborted), rejected);
    assert.deepEqual(
      errors.all.map((error) => error.details),
      details.toReversed(),
    );
  });

  it('logs what support asks for', async () => {
    const lines: string[] = [];
    const errors = new LastErrors((line) => lines.push(line));
    const details = { kind: 'unexpected', status: 'KeyNotFound', tag: '4qnnm' } as const;
    const broker = errors.watch(
      failingWith(() => new BrokerError({ ...details, correlationId: 'request-1' })),
    );
    await assert.rejects(broker.accounts(request, neverAborted));
    assert.match(lines.join('\n'), /unexpected.*KeyNotFound.*4qnnm.*request-1/);
  });

  it('keeps the last ten', async () => {
    let count = 0;
    const errors = new LastErrors(() => undefined);
    const broker = errors.watch(
      failingWith(() => new BrokerError({ kind: 'offline', code: ++count })),
    );
    for (let call = 0; call < 12; call++) {
      await assert.rejects(broker.accounts(request, neverAborted));
    }
    assert.deepEqual(
      errors.all.map(({ details }) => details.code),
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3],
    );
  });

  it('keeps nothing of silent requests that say there is no session', async () => {
    const coming = (['interactionRequired', 'accountNotFound', 'offline'] as const).map(
      (kind) => new BrokerError({ kind }),
    );
    const errors = new LastErrors(() => undefined);
    const broker = errors.watch(failingWith(() => coming.shift()!));
    for (let call = 0; call < 3; call++) {
      await assert.rejects(broker.acquireSilently(request, neverAborted));
    }
    assert.deepEqual(
      errors.all.map(({ details }) => details.kind),
      ['offline'],
    );
  });

  it('keeps neither what a person cancelled nor what is no failure of the broker', async () => {
    const coming = [new BrokerError({ kind: 'cancelled' }), new Error('token eyJ')];
    const errors = new LastErrors(() => undefined);
    const broker = errors.watch(failingWith(() => coming.shift()!));
    await assert.rejects(broker.acquireInteractively(request, neverAborted));
    await assert.rejects(broker.acquireInteractively(request, neverAborted));
    assert.deepEqual(errors.all, []);
  });
});
