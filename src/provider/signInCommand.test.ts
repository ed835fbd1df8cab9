import assert from 'node:assert/strict';
import { BrokerError } from '../broker/brokerError.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { signInCommand } from './signInCommand.ts';

describe('the sign-in command', () => {
  beforeEach(resetFake);

  it('says who has signed in, and tells its caller nothing', async () => {
    const account = { id: 'o1.t1', label: 'alex@contoso.test' };
    const told: Promise<unknown> = signInCommand({ signIn: async () => Promise.resolve(account) });
    assert.equal(await told, undefined);
    assert.match(fake.messages[0]?.message ?? '', /^Signed in as alex@contoso\.test\./);
  });

  it('says why nobody has', async () => {
    const error = new BrokerError({ kind: 'offline' });
    await signInCommand({ signIn: async () => Promise.reject(error) });
    assert.equal(fake.messages[0]?.message, error.message);
  });
});
