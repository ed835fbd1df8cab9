import assert from 'node:assert/strict';
import { adele, alex, megan } from '../broker/defaultAccounts.ts';
import { retry } from '../workbench/retry.ts';
import { useProvider } from './providerScene.ts';
import { useScene } from './scene.ts';
import type { Scene } from './scene.ts';

const scopes = ['calendar', 'files', 'mail', 'orders'].map((name) => `api://${name}/Read`);
const timeouts = (scene: Scene) => scene.log.filter((line) => line.includes('timeout'));

describe('the provider, beside an account for which the broker gives no answer', () => {
  // Nobody could wait for the mute account without it, on any machine.
  const scene = useScene({ silent: 45_000 });
  const { signedIn, mute, whose } = useProvider(scene);

  it('has the sessions of the good one, for one list of scopes after the other', async () => {
    await signedIn(megan, alex);
    await mute(megan);
    for (const scope of scopes) {
      assert.deepEqual(await whose(scope), [alex.username]);
    }
    assert.deepEqual(timeouts(scene), []);
  });

  it('has them for many lists of scopes at once, beside two such accounts', async () => {
    await signedIn(megan, adele, alex);
    await mute(megan, adele);
    const sessions = await Promise.all(scopes.map(whose));
    assert.deepEqual(
      sessions,
      scopes.map(() => [alex.username]),
    );
    assert.deepEqual(timeouts(scene), []);
  });
});

describe('the provider, behind requests for accounts for which the broker gives no answer', () => {
  const scene = useScene({ silent: 45_000 });
  const { signedIn, mute, whose, sessionsOf } = useProvider(scene);

  it('has the token of the good one for a nonce that a server gave', async () => {
    await signedIn(megan, alex);
    await mute(megan);
    const waiting = sessionsOf(megan, 'api://calendar/Read').catch(() => []);
    await retry(async () => {
      assert.equal((await scene.control.requests()).length, 1);
    });
    const tags = ['POP_METHOD:GET', 'POP_URI:https://api.contoso.test/', 'POP_NONCE:nonce-1'];
    assert.equal((await sessionsOf(alex, 'api://orders/Read', ...tags)).length, 1);
    assert.deepEqual(timeouts(scene), []);
    scene.broker.dispose();
    await waiting;
  });

  it('has the session of the good one behind more of them than there are spare processes', async () => {
    const [home] = alex.tenants;
    const others = ['1', '2', '3', '4'].map((digit): typeof alex => ({
      ...alex,
      username: `mute${digit}@contoso.example`,
      tenants: [{ ...home, objectId: `${home.objectId.slice(0, -1)}${digit}` }],
    }));
    for (const account of others) {
      await scene.control.putAccount(account);
    }
    await signedIn(...others, alex);
    await mute(...others);
    assert.deepEqual(await whose('api://orders/Read'), [alex.username]);
    assert.deepEqual(timeouts(scene), []);
  });
});

describe('the provider, beside an account for which the broker reports an error', () => {
  const scene = useScene();
  const { signedIn, failing, whose } = useProvider(scene);
  const errors = {
    offline: { status: 3, context: 'x' },
    misconfigured: { status: 6, context: 'AADSTS7000218: for this app' },
  };

  for (const [kind, error] of Object.entries(errors)) {
    it(`has the session of the good one (${kind})`, async () => {
      await signedIn(megan, alex);
      await failing(megan, error);
      assert.deepEqual(await whose('api://orders/Read'), [alex.username]);
    });

    it(`fails if there is no good one (${kind})`, async () => {
      await signedIn(megan);
      await failing(megan, error);
      await assert.rejects(whose('api://orders/Read'), { name: `BrokerError.${kind}` });
    });
  }
});

describe('the provider, with only an account for which the broker gives no answer', () => {
  const scene = useScene({ silent: 5000 });
  const { signedIn, mute, whose, prompted } = useProvider(scene);

  it('says so, and leads to a prompt the next time, at once', async () => {
    await signedIn(megan);
    await mute(megan);
    const [scope = '', other = ''] = scopes;
    await assert.rejects(whose(scope), { name: 'BrokerError.timeout' });
    await scene.control.clearRequests();
    assert.deepEqual(await whose(scope), []);
    assert.deepEqual(await whose(other), []);
    assert.deepEqual(await scene.control.requests(), []);
    assert.equal(await prompted(scope, megan), megan.username);
    assert.deepEqual(await whose(scope), [megan.username]);
  });
});
