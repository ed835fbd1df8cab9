import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { authentication } from 'vscode';
import type { Disposable } from 'vscode';
import { providerId } from '../../contract/providerId.ts';
import { signIn, silentSession } from './signIn.ts';
import { alex, control, idOf } from './standInControl.ts';

/** Nobody else's test signs this one in. */
const newcomer = {
  ...alex,
  username: 'lee@contoso.example',
  tenants: [{ ...alex.tenants[0], objectId: '5d0c9a1e-6b7f-4a3e-8f1d-2c4b6a8e0f13' }] as const,
};

/** A round trip to VS Code, which sends its messages in order. */
async function eventsHaveArrived(): Promise<void> {
  await authentication.getAccounts(providerId);
}

describe('changes of sessions', () => {
  const changes = new EventEmitter();
  let fired = 0;
  let subscription: Disposable;

  before(async () => {
    await control.reset();
    subscription = authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === providerId) {
        fired++;
        changes.emit('change');
      }
    });
  });

  after(() => {
    subscription.dispose();
  });

  beforeEach(async () => {
    await control.reset();
    await eventsHaveArrived();
    fired = 0;
  });

  it('are reported once for a sign-in, when the account is listed already', async () => {
    await control.putAccount(newcomer);
    const change = once(changes, 'change');
    await signIn(newcomer);
    await change;
    const accounts = await authentication.getAccounts(providerId);
    assert.deepEqual(
      accounts.filter(({ id }) => id === idOf(newcomer)).map(({ id }) => id),
      [idOf(newcomer)],
    );
    await eventsHaveArrived();
    assert.equal(fired, 1);
  });

  it('are not reported for tokens that are renewed', async () => {
    const change = once(changes, 'change');
    await signIn(alex);
    await change;
    await eventsHaveArrived();
    fired = 0;
    await control.setLifetimes({ accessTokenSeconds: 10, idTokenSeconds: 10 });
    const scopes = ['https://short.lived/Read'];
    await silentSession(alex, scopes);
    await silentSession(alex, scopes);
    await eventsHaveArrived();
    assert.equal(fired, 0);
  });
});
