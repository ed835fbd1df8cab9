import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import type { BrokerToken } from '../../broker/broker.ts';
import type { DiagnosableBroker } from '../../broker/diagnosableBroker.ts';
import { homeAccountId } from '../broker/account.ts';
import { adele } from '../broker/defaultAccounts.ts';
import { interactiveRequest, newBroker, stuckSemaphores, until, useScene } from './scene.ts';

/**
 * After the answer the runtime asks for a token of the guest's home tenant on its own, and holds
 * a semaphore that it leaves locked, for every program, if its process ends then.
 */
describe('the sign-in of a guest', () => {
  const scene = useScene();
  const tenant = adele.tenants[1]!.tenantId;

  beforeEach(async () => {
    await scene.control.script({
      method: 'interactive',
      answer: { kind: 'choose', accountId: homeAccountId(adele) },
    });
  });

  /** As for somebody who signs in here for the first time. */
  async function signIn(broker: DiagnosableBroker): Promise<BrokerToken> {
    await scene.control.emptyKeyring();
    return broker.acquireInteractively({ ...interactiveRequest(), tenant }, neverAborted);
  }

  it('leaves nothing locked, twenty times, with windows that close at once', async function () {
    this.timeout(600_000);
    for (let round = 0; round < 20; round++) {
      const broker = newBroker();
      const token = await signIn(broker);
      assert.equal(token.account.homeAccountId, homeAccountId(adele));
      broker.dispose();
      // As long as the process lives, it can let go of what it holds.
      if (round % 4 === 0) {
        await until(() => broker.children().length === 0);
        assert.deepEqual(await stuckSemaphores(), []);
      }
    }
    await scene.allEnded();
    assert.deepEqual(await stuckSemaphores(), []);
  });

  it('leaves nothing locked if the broker is slow with the token of the home tenant', async () => {
    await scene.control.script({ method: 'silent', delayMilliseconds: 1500 });
    const broker = newBroker();
    await signIn(broker);
    broker.dispose();
    await until(() => broker.children().length === 0);
    assert.deepEqual(await stuckSemaphores(), []);
  });

  it('is not waited for: the next one has its prompt while the last process lingers', async () => {
    for (let round = 0; round < 6; round++) {
      await signIn(scene.broker);
    }
  });
});
