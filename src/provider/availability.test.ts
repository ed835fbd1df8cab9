import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerHealth, HealthItem } from '../broker/health/brokerHealth.ts';
import { clientId } from '../test/builders/clients.ts';
import { fakeBroker } from '../test/fakes/broker.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AvailabilityCheck } from './availability.ts';

const good: HealthItem = { check: 'platform', state: 'good' };
const healthOf = (...items: HealthItem[]): BrokerHealth => ({
  platform: 'linux',
  arch: 'x64',
  runtimeVersion: '1.0.0',
  items,
});

describe('availability', () => {
  let looks: number;

  beforeEach(() => {
    resetFake();
    fake.settings['entraBroker.clientId'] = clientId;
    looks = 0;
    mock.timers.enable({ apis: ['Date'], now: 0 });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  const checkOf = (health: () => BrokerHealth) =>
    new AvailabilityCheck(
      fakeBroker({
        health: async () => {
          looks++;
          return Promise.resolve(health());
        },
      }),
    );

  it('is there if nothing bad is found', async () => {
    const check = checkOf(() => healthOf(good, { check: 'semaphores', state: 'unknown' }));
    assert.deepEqual(await check.get(), { available: true, configured: true });
    assert.deepEqual(fake.contexts, { 'entraBroker.unavailable': false });
  });

  it('names the cause of what is bad', async () => {
    const bad: HealthItem = { check: 'broker', state: 'bad', cause: 'brokerMissing' };
    const check = checkOf(() => healthOf(good, bad));
    assert.deepEqual(await check.get(), {
      available: false,
      cause: 'brokerMissing',
      configured: true,
    });
    assert.deepEqual(fake.contexts, { 'entraBroker.unavailable': true });
  });

  it('names the check if its cause is not known', async () => {
    const check = checkOf(() => healthOf({ check: 'keyring', state: 'bad' }));
    assert.partialDeepStrictEqual(await check.get(), { available: false, cause: 'keyring' });
  });

  it('is not there if nobody can look', async () => {
    for (const [error, cause] of [
      [new BrokerError({ kind: 'timeout' }), 'timeout'],
      [new BrokerError({ kind: 'unavailable', cause: 'crashLoop' }), 'crashLoop'],
    ] as const) {
      const check = checkOf(() => {
        throw error;
      });
      assert.partialDeepStrictEqual(await check.get(), { available: false, cause });
    }
  });

  it('passes on what is no failure of the broker, and looks again after it', async () => {
    const check = checkOf(() => {
      throw new Error('a mistake');
    });
    await assert.rejects(check.get(), /a mistake/);
    await assert.rejects(check.get(), /a mistake/);
    assert.equal(looks, 2);
  });

  it('is not configured while a setting is missing or wrong', async () => {
    const check = checkOf(() => healthOf(good));
    fake.settings['entraBroker.clientId'] = '';
    assert.partialDeepStrictEqual(await check.get(), { available: true, configured: false });
    fake.settings['entraBroker.clientId'] = clientId;
    assert.partialDeepStrictEqual(await check.get(), { configured: true });
    fake.settings['entraBroker.tenant'] = 'no tenant';
    assert.partialDeepStrictEqual(await check.get(), { configured: false });
  });

  it('is configured all the same if only the scopes of a sign-in are wrong', async () => {
    fake.settings['entraBroker.signInScopes'] = ['openid', 'User.Read'];
    assert.partialDeepStrictEqual(await checkOf(() => healthOf(good)).get(), { configured: true });
  });

  it('looks once for all who ask at the same time', async () => {
    const check = checkOf(() => healthOf(good));
    await Promise.all([check.get(), check.get()]);
    assert.equal(looks, 1);
  });

  it('keeps a good answer for five minutes, and a bad one for half a minute', async () => {
    let state: HealthItem['state'] = 'good';
    const check = checkOf(() => healthOf({ check: 'bus', state }));
    await check.get();
    state = 'bad';
    mock.timers.setTime(5 * 60_000 - 1);
    assert.equal((await check.get()).available, true);
    mock.timers.setTime(5 * 60_000);
    assert.equal((await check.get()).available, false);
    state = 'good';
    mock.timers.setTime(5 * 60_000 + 29_999);
    assert.equal((await check.get()).available, false);
    mock.timers.setTime(5 * 60_000 + 30_000);
    assert.equal((await check.get()).available, true);
  });
});
