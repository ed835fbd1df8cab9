import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import type { IssuedSession } from '../../provider/issuedSession.ts';
import { homeAccountId } from '../broker/account.ts';
import type { StandInAccount } from '../broker/account.ts';
import { adele, alex } from '../broker/defaultAccounts.ts';
import { useProvider } from './providerScene.ts';
import { useScene } from './scene.ts';

const scopes = ['api://orders/Read'];
const [, contoso] = adele.tenants;
const asGuest = [...scopes, `VSCODE_TENANT:${contoso!.tenantId}`];
const guestName = 'adele_fabrikam.example#EXT#@contoso.example';

describe('the account of a session', () => {
  const scene = useScene();
  const { provider, signedIn, whose } = useProvider(scene);

  /** In every prompt from now on the person picks this account. */
  async function willChoose(account: StandInAccount): Promise<void> {
    await scene.control.script({
      method: 'interactive',
      answer: { kind: 'choose', accountId: homeAccountId(account) },
    });
  }

  it('has the name of its home tenant after a first sign-in as a guest, and stays so', async () => {
    await willChoose(adele);
    const first: IssuedSession = await provider().createSession(asGuest, {});
    assert.equal(decodeJwt(first.idToken ?? '').preferred_username, guestName);
    assert.equal(first.account.label, adele.username);
    const others = ['api://files/Read', ...asGuest.slice(1)];
    const [silent]: readonly IssuedSession[] = await provider().getSessions(others, {});
    assert.equal(decodeJwt(silent?.idToken ?? '').preferred_username, guestName);
    assert.equal(silent?.account.label, adele.username);
    assert.deepEqual(await whose('api://orders/Read'), [adele.username]);
  });

  it('is looked up with the correlation id of the sign-in', async () => {
    await willChoose(adele);
    await provider().createSession(asGuest, {});
    const requests = await scene.control.requests();
    const ids = (asked: string) =>
      requests.filter(({ method }) => method === asked).map(({ correlationId }) => correlationId);
    assert.equal(ids('interactive').length, 1);
    assert.deepEqual(ids('accounts'), ids('interactive'));
  });

  it('has a name that can be read if the broker lists nobody', async () => {
    await scene.control.script({ method: 'accounts', answer: { kind: 'error', status: 3 } });
    await willChoose(adele);
    const { account } = await provider().createSession(asGuest, {});
    assert.equal(account.label, adele.username);
  });

  it('is the new one, after one sign-in, if it was created again under its name', async () => {
    const again: StandInAccount = {
      ...alex,
      tenants: [{ ...alex.tenants[0], objectId: '7a2f9c14-3e68-4b0d-92c7-51d8e0b6f3a9' }],
    };
    const old = { id: homeAccountId(alex), label: alex.username };
    await signedIn(alex);
    assert.deepEqual(await whose('api://orders/Read'), [alex.username]);
    await scene.control.removeAccount(old.id);
    await scene.control.putAccount(again);
    assert.deepEqual(await whose('api://files/Read'), []);
    await willChoose(again);
    const session = await provider().createSession(['api://files/Read'], { account: old });
    assert.equal(decodeJwt(session.accessToken).oid, again.tenants[0].objectId);
    const sessions = await provider().getSessions(['api://mail/Read'], {});
    assert.deepEqual(
      sessions.map(({ account }) => account),
      [{ id: homeAccountId(again), label: alex.username }],
    );
  });
});
