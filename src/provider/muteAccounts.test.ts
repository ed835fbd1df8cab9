import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { BrokerToken } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerErrorKind } from '../broker/brokerErrorDetails.ts';
import { neverAborted } from '../broker/waiting.ts';
import { buildSilentRequest } from '../test/builders/requests.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { MuteAccounts } from './muteAccounts.ts';

const minutes = 60_000;

describe('MuteAccounts', () => {
  let asked: string[];
  let accounts: MuteAccounts;
  let failure: BrokerErrorKind | undefined;

  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    asked = [];
    accounts = new MuteAccounts();
    failure = 'timeout';
  });

  afterEach(() => {
    mock.timers.reset();
  });

  /** What a request for an account ends with. */
  const ask = async (accountId = 'megan', tenant = 'home'): Promise<BrokerErrorKind | 'token'> => {
    const broker = accounts.watch({
      acquireSilently: async (request): Promise<BrokerToken> => {
        asked.push(request.accountId);
        // As long as others need to come in.
        await Promise.resolve();
        if (failure) {
          throw new BrokerError({ kind: failure });
        }
        return buildBearerToken();
      },
    });
    try {
      await broker.acquireSilently(buildSilentRequest({ accountId, tenant }), neverAborted);
      return 'token';
    } catch (error) {
      assert.ok(error instanceof BrokerError);
      return error.kind;
    }
  };

  it('need a prompt for a minute after there was no answer, and the broker is not asked', async () => {
    assert.equal(await ask(), 'timeout');
    mock.timers.tick(minutes - 1);
    assert.equal(await ask(), 'interactionRequired');
    assert.deepEqual(asked, ['megan']);
    mock.timers.tick(1);
    assert.equal(await ask(), 'timeout');
  });

  it('need one for ten minutes after there was none again', async () => {
    await ask();
    mock.timers.tick(minutes);
    await ask();
    mock.timers.tick(10 * minutes - 1);
    assert.equal(await ask(), 'interactionRequired');
    mock.timers.tick(1);
    assert.equal(await ask(), 'timeout');
  });

  it('count requests at the same time once', async () => {
    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ['timeout', 'timeout', 'timeout']);
    mock.timers.tick(minutes);
    assert.equal(await ask(), 'timeout');
  });

  it('are asked for again after an answer', async () => {
    await ask();
    mock.timers.tick(minutes);
    failure = undefined;
    assert.equal(await ask(), 'token');
    failure = 'timeout';
    await ask();
    mock.timers.tick(minutes);
    assert.equal(await ask(), 'timeout');
  });

  it('are asked for again in every tenant when they are forgotten', async () => {
    await ask();
    await ask('megan', 'other');
    accounts.forget('megan');
    assert.equal(await ask(), 'timeout');
    assert.equal(await ask('megan', 'other'), 'timeout');
  });

  it('leave the others as they are, and themselves in other tenants', async () => {
    await ask();
    failure = undefined;
    assert.equal(await ask('alex'), 'token');
    assert.equal(await ask('megan', 'other'), 'token');
    assert.equal(await ask(), 'interactionRequired');
  });

  it('are not those for which the broker says no', async () => {
    failure = 'offline';
    await ask();
    assert.equal(await ask(), 'offline');
  });
});
