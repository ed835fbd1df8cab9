import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import type { SilentRequest } from '../../broker/broker.ts';
import { neverAborted } from '../../broker/waiting.ts';
import { homeAccountId } from '../broker/account.ts';
import type { StandInAccount } from '../broker/account.ts';
import { alex, megan } from '../broker/defaultAccounts.ts';
import {
  client,
  interactiveRequest,
  newBroker,
  outcomeOf,
  popRequest,
  silentRequest,
  useScene,
} from './scene.ts';

const signOutProgram = fileURLToPath(new URL('signOutElsewhere.ts', import.meta.url));

/** An account is read once, and every token is still for the account that was asked for. */
describe('the account that a broker process keeps', () => {
  const scene = useScene();

  const token = async (request: SilentRequest) =>
    scene.broker.acquireSilently(request, neverAborted);
  const whose = async (request: SilentRequest) => {
    const { account, idToken } = await token(request);
    assert.equal(`${String(decodeJwt(idToken).oid)}.${account.tenantId}`, account.homeAccountId);
    return account.homeAccountId;
  };
  const signIn = async (account: StandInAccount) => {
    await scene.control.script({
      method: 'interactive',
      times: 1,
      answer: { kind: 'choose', accountId: homeAccountId(account) },
    });
    await scene.broker.acquireInteractively(interactiveRequest(), neverAborted);
  };
  const signOutElsewhere = async (account: StandInAccount) => {
    await promisify(execFile)(process.execPath, [
      signOutProgram,
      client.clientId,
      homeAccountId(account),
    ]);
  };

  it('is read once, and again when somebody was signed in or out', async () => {
    const log: string[] = [];
    const broker = newBroker({}, log, true);
    const reads = () =>
      log.filter((line) => line.includes('api_name, Value: ReadAccountById')).length;
    for (const request of [silentRequest(), popRequest(), silentRequest()]) {
      await broker.acquireSilently(request, neverAborted);
    }
    assert.equal(reads(), 1);
    broker.forgetAccounts();
    await broker.acquireSilently(popRequest(), neverAborted);
    assert.equal(reads(), 2);
  });

  it('is read again after a failure, which the next call does not repeat', async () => {
    const log: string[] = [];
    const broker = newBroker({}, log, true);
    const reads = () =>
      log.filter((line) => line.includes('api_name, Value: ReadAccountById')).length;
    await broker.acquireSilently(popRequest(), neverAborted);
    await scene.control.script({
      method: 'silent',
      times: 1,
      answer: { kind: 'error', status: 2 },
    });
    const failing = broker.acquireSilently(popRequest(), neverAborted);
    assert.equal(await outcomeOf(failing), 'interactionRequired');
    await broker.acquireSilently(popRequest(), neverAborted);
    assert.equal(reads(), 2);
  });

  it('gets no token, not even a stored one, once another program has signed it out', async () => {
    await token(silentRequest(alex));
    await signOutElsewhere(alex);
    assert.equal(await outcomeOf(token(silentRequest(alex))), 'interactionRequired');
    assert.equal(await outcomeOf(token(popRequest(alex))), 'interactionRequired');
  });

  it('gets tokens again after a sign-in, with no call in between', async () => {
    await token(popRequest(alex));
    await signOutElsewhere(alex);
    await signIn(alex);
    assert.equal(await whose(popRequest(alex)), homeAccountId(alex));
    assert.equal(await whose(silentRequest(alex)), homeAccountId(alex));
  });

  it('is never taken for another account that is signed in instead', async () => {
    await token(silentRequest(alex));
    await signOutElsewhere(alex);
    await signIn(megan);
    for (const request of [silentRequest, popRequest]) {
      assert.equal(await whose(request(megan)), homeAccountId(megan));
      assert.equal(await outcomeOf(token(request(alex))), 'interactionRequired');
      assert.equal(await whose(request(megan)), homeAccountId(megan));
    }
  });

  it('is the one that was asked for, whatever accounts are asked for at once', async () => {
    const accounts = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? alex : megan));
    const got = await Promise.all(accounts.map(async (account) => whose(popRequest(account))));
    assert.deepEqual(got, accounts.map(homeAccountId));
  });

  it('is not found any more once it was removed from the machine', async () => {
    await token(popRequest(alex));
    await scene.control.removeAccount(homeAccountId(alex));
    assert.equal(await outcomeOf(token(popRequest(alex))), 'accountNotFound');
    assert.equal(await whose(popRequest(megan)), homeAccountId(megan));
  });

  it('is found again after the keyring has lost it', async () => {
    await token(popRequest(alex));
    await scene.control.emptyKeyring();
    assert.equal(await whose(popRequest(alex)), homeAccountId(alex));
  });
});
