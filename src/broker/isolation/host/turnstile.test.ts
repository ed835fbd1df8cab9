import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { settled } from '../../../test/fakes/fakeChild.ts';
import { BrokerError } from '../../brokerError.ts';
import { GivenUp, neverAborted } from '../../waiting.ts';
import { Turnstile } from './turnstile.ts';

const patient = { signal: neverAborted, limit: 1000 };

describe('a turnstile', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('lets in as many as it has places, and others in their order', async () => {
    const turnstile = new Turnstile(2);
    const admitted: number[] = [];
    const entering = [0, 1, 2, 3].map(async (guest) => {
      await turnstile.enter(patient);
      admitted.push(guest);
    });
    await Promise.all(entering.slice(0, 2));
    assert.deepEqual(admitted, [0, 1]);
    assert.equal(turnstile.isCrowded, true);
    turnstile.leave();
    await entering[2];
    assert.deepEqual(admitted, [0, 1, 2]);
    turnstile.leave();
    await entering[3];
    assert.deepEqual(admitted, [0, 1, 2, 3]);
    assert.equal(turnstile.isCrowded, false);
    turnstile.leave();
    assert.equal(turnstile.isEmpty, false);
    turnstile.leave();
    assert.equal(turnstile.isEmpty, true);
  });

  it('lets nobody wait for ever', async () => {
    const turnstile = new Turnstile(1);
    await turnstile.enter(patient);
    const waiting = kindOf(turnstile.enter(patient));
    mock.timers.tick(999);
    assert.equal(turnstile.isCrowded, true);
    mock.timers.tick(1);
    assert.equal(await waiting, 'timeout');
    assert.equal(turnstile.isCrowded, false);
  });

  it('sends those elsewhere who are told so while they wait', async () => {
    const turnstile = new Turnstile(1);
    await turnstile.enter(patient);
    const elsewhere = new AbortController();
    const waiting = turnstile.enter({ ...patient, givenUp: elsewhere.signal });
    elsewhere.abort();
    await assert.rejects(waiting, GivenUp);
  });

  it('lets nobody in who has gone away before', async () => {
    const turnstile = new Turnstile(1);
    assert.equal(
      await kindOf(turnstile.enter({ signal: AbortSignal.abort(), limit: 1000 })),
      'cancelled',
    );
    assert.equal(turnstile.isEmpty, true);
  });

  it('gives the place of one who leaves the queue to nobody', async () => {
    const turnstile = new Turnstile(1);
    await turnstile.enter(patient);
    const impatient = new AbortController();
    const gone = kindOf(turnstile.enter({ ...patient, signal: impatient.signal }));
    const next = turnstile.enter(patient);
    impatient.abort();
    assert.equal(await gone, 'cancelled');
    turnstile.leave();
    await next;
    turnstile.leave();
    assert.equal(turnstile.isEmpty, true);
  });

  it('lets nobody in early when one behind leaves the queue', async () => {
    const turnstile = new Turnstile(1);
    await turnstile.enter(patient);
    let isIn = false;
    const next = turnstile.enter(patient).then(() => (isIn = true));
    const impatient = new AbortController();
    const gone = kindOf(turnstile.enter({ ...patient, signal: impatient.signal }));
    impatient.abort();
    assert.equal(await gone, 'cancelled');
    await settled();
    assert.equal(isIn, false);
    turnstile.leave();
    await next;
  });

  it('leaks no place when one goes away at the moment of being let in', async () => {
    const turnstile = new Turnstile(1);
    await turnstile.enter(patient);
    const impatient = new AbortController();
    const gone = kindOf(turnstile.enter({ ...patient, signal: impatient.signal }));
    turnstile.leave();
    impatient.abort();
    assert.equal(await gone, 'cancelled');
    await settled();
    assert.equal(turnstile.isEmpty, true);
    await turnstile.enter(patient);
  });
});

async function kindOf(call: Promise<void>): Promise<string | undefined> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof BrokerError ? error.kind : undefined;
}
