import assert from 'node:assert/strict';
import { checkIdentityBroker, closeBrokerPrompt } from './identityBroker.ts';
import type { BusMethod, SessionBus } from './sessionBus.ts';

const name = 'com.microsoft.identity.broker1';
const errorName = (short: string) => new Error(`org.freedesktop.DBus.Error.${short}`);

/** A bus with somebody who answers each method so, or fails with the error. */
function busWith(answers: Readonly<Record<string, string | Error>>, isThere = true) {
  const calls: BusMethod[] = [];
  const bus = {
    offers: () => Promise.resolve(isThere),
    call: (method: BusMethod) => {
      calls.push(method);
      const answer = answers[method.member] ?? errorName('UnknownMethod');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  return { bus: bus as unknown as SessionBus, calls };
}

describe('the identity broker on the bus', () => {
  const check = (answers: Readonly<Record<string, string | Error>>) =>
    checkIdentityBroker(busWith(answers).bus);

  it('is missing if nobody has its name, and nobody can be started for it', async () => {
    assert.deepEqual(await checkIdentityBroker(busWith({}, false).bus), {
      check: 'broker',
      state: 'bad',
      cause: 'brokerMissing',
      subject: name,
    });
  });

  it('tells its version', async () => {
    const version = JSON.stringify({ linuxBrokerVersion: '2.0.1' });
    assert.deepEqual(await check({ getLinuxBrokerVersion: version }), {
      check: 'broker',
      state: 'good',
      found: '2.0.1',
    });
  });

  it('tells no more of its version than fits into a report', async () => {
    const version = JSON.stringify({ linuxBrokerVersion: '1'.repeat(65) });
    assert.equal((await check({ getLinuxBrokerVersion: version })).found, '1'.repeat(64));
  });

  const starting = { check: 'broker', state: 'bad', cause: 'brokerStarting', subject: name };
  const good = { check: 'broker', state: 'good' };
  for (const [what, answers, item] of [
    ['has no object yet', { getLinuxBrokerVersion: errorName('UnknownObject') }, starting],
    ['has no interface yet', { getLinuxBrokerVersion: errorName('UnknownInterface') }, starting],
    ['has no object yet, in the words of GLib', {}, starting],
    ['has another object', { Introspect: '<node><interface name="x"/></node>' }, starting],
    [
      'is too old to tell its version',
      { Introspect: '<node><interface name="com.microsoft.identity.Broker1"/></node>' },
      good,
    ],
    ['is slow', { getLinuxBrokerVersion: new Error('The bus took too long.') }, good],
    ['is slow to say what it has', { Introspect: new Error('The bus took too long.') }, good],
    ['says nothing that one could read', { getLinuxBrokerVersion: '{' }, good],
    ['has no version', { getLinuxBrokerVersion: '{"linuxBrokerVersion":2}' }, good],
  ] as const) {
    it(`is ${item === starting ? 'starting' : 'good'} if it ${what}`, async () => {
      assert.deepEqual(await check(answers), item);
    });
  }

  it('is asked to close its prompt as the runtime asks for it', async () => {
    const { bus, calls } = busWith({ cancelInteractiveFlow: '{}' });
    await closeBrokerPrompt(bus);
    const [call] = calls;
    assert.deepEqual([call?.destination, call?.member], [name, 'cancelInteractiveFlow']);
    const { error } = JSON.parse(String(call?.body?.[2])) as { error: { status: number } };
    assert.equal(error.status, 7);
  });
});
