import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerToken } from '../broker/broker.ts';
import { buildBearerToken } from '../test/builders/tokens.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { tellOfLeftOpenPrompt } from './leftOpenPrompt.ts';

describe('a prompt that was open when its sign-in was cancelled', () => {
  let outcome: PromiseWithResolvers<BrokerToken>;
  let told: Promise<void>;

  beforeEach(() => {
    resetFake();
    mock.timers.enable({ apis: ['setTimeout'] });
    outcome = Promise.withResolvers();
    told = tellOfLeftOpenPrompt(outcome.promise);
  });
  afterEach(() => {
    mock.timers.reset();
  });

  const said = () => fake.messages.map(({ message }) => message);

  it('is not mentioned if it closes soon', async () => {
    mock.timers.tick(2999);
    outcome.reject(new BrokerError({ kind: 'cancelled' }));
    await told;
    mock.timers.tick(5000);
    assert.deepEqual(said(), []);
  });

  it('is said to be open still if it does not close', () => {
    mock.timers.tick(3000);
    assert.equal(said().length, 1);
    assert.match(said()[0] ?? '', /still open/);
  });

  it('has a choice made in it afterwards mentioned, with what to do', async () => {
    outcome.resolve(buildBearerToken());
    await told;
    assert.match(said().join(), /not added\. To add it, sign in again\./);
  });
});
