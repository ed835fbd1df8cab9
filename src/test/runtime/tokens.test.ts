import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { decodeJwt } from 'jose';
import { parsePopRequest } from '../../proof/popRequest.ts';
import { verifyPopToken } from '../../proof/verifyPopToken.ts';
import { homeAccountId } from '../broker/account.ts';
import { adele, alex, defaultAccounts, megan } from '../broker/defaultAccounts.ts';
import type { TokenRequest } from '../broker/tokenRequest.ts';
import { literally } from '../literally.ts';
import {
  accountsRequest,
  client,
  failureOf,
  interactiveRequest,
  popRequest,
  silentRequest,
  useScene,
} from './scene.ts';

describe('tokens from the native runtime', () => {
  const scene = useScene();

  it('lists the accounts of the machine', async () => {
    const request = accountsRequest();
    const accounts = await scene.broker.accounts(request, neverAborted);
    const [asked] = await scene.control.requests();
    assert.deepEqual([asked?.method, asked?.correlationId], ['accounts', request.correlationId]);
    assert.deepEqual(
      accounts.map(({ homeAccountId: id }) => id).sort(),
      defaultAccounts.map(homeAccountId).sort(),
    );
    const found = accounts.find(({ username }) => username === alex.username);
    assert.deepEqual(found, {
      homeAccountId: homeAccountId(alex),
      environment: alex.environment,
      tenantId: alex.tenants[0].tenantId,
      localAccountId: alex.tenants[0].objectId,
      username: alex.username,
    });
  });

  it('acquires a bearer token silently, for the account that was named', async () => {
    for (const account of [alex, megan]) {
      const token = await scene.broker.acquireSilently(silentRequest(account), neverAborted);
      assert.equal(token.kind, 'bearer');
      assert.equal(token.account.homeAccountId, homeAccountId(account));
      assert.equal(decodeJwt(token.accessToken).oid, account.tenants[0].objectId);
      assert.equal(decodeJwt(token.accessToken).scp, 'Read');
      assert.equal(decodeJwt(token.idToken).aud, client.clientId);
      assert.ok(token.expiresOn > Date.now());
    }
  });

  it('acquires a token for a guest in the tenant that was named', async () => {
    const tenant = adele.tenants[1]!.tenantId;
    assert.equal(
      (
        await failureOf(
          scene.broker.acquireSilently({ ...silentRequest(adele), tenant }, neverAborted),
        )
      ).kind,
      'interactionRequired',
    );
    const request = { ...interactiveRequest(), tenant, accountId: homeAccountId(adele) };
    await scene.control.script({
      method: 'interactive',
      times: 1,
      answer: { kind: 'choose', accountId: homeAccountId(adele) },
    });
    await scene.broker.acquireInteractively(request, neverAborted);
    const token = await scene.broker.acquireSilently(
      { ...silentRequest(adele), tenant },
      neverAborted,
    );
    assert.equal(decodeJwt(token.accessToken).tid, tenant);
    assert.equal(token.account.homeAccountId, homeAccountId(adele));
  });

  it('acquires tokens for an account whose names have a tab and a line break', async () => {
    await scene.control.putAccount({ ...alex, givenName: 'A\tl\nex' });
    const bearer = await scene.broker.acquireSilently(silentRequest(), neverAborted);
    assert.equal(decodeJwt(bearer.idToken).name, 'A\tl\nex Wilber');
    assert.equal(bearer.account.homeAccountId, homeAccountId(alex));
    const { pop } = popRequest();
    const signed = await scene.broker.acquireSilently({ ...silentRequest(), pop }, neverAborted);
    await verifyPopToken(signed.accessToken, pop);
  });

  it('acquires a PoP token for the request that was named', async () => {
    const pop = parsePopRequest('DELETE', 'https://API.contoso.test:8443/a/b?c=d#e', 'abc=');
    const token = await scene.broker.acquireSilently({ ...silentRequest(), pop }, neverAborted);
    assert.equal(token.kind, 'pop');
    await verifyPopToken(token.accessToken, pop);
    const { m, u, p, nonce } = decodeJwt(token.accessToken);
    assert.deepEqual([m, u, p, nonce], ['DELETE', 'api.contoso.test:8443', '/a/b', 'abc=']);
  });

  it('lets the user pick an account in a prompt', async () => {
    const signIn = scene.broker.acquireInteractively(
      { ...interactiveRequest(), loginHint: megan.username },
      neverAborted,
    );
    const prompt = await scene.control.nextPrompt();
    assert.equal(prompt.loginHint, megan.username);
    await scene.control.choose(prompt.id, homeAccountId(megan));
    const token = await signIn;
    assert.equal(token.account.homeAccountId, homeAccountId(megan));
  });

  it('names the account to the broker in a prompt for it, PoP included', async () => {
    const { pop } = popRequest();
    const request = { ...interactiveRequest(), accountId: homeAccountId(alex), pop };
    const signIn = scene.broker.acquireInteractively(request, neverAborted);
    const prompt = await scene.control.nextPrompt();
    assert.equal(prompt.accountId, homeAccountId(alex));
    await scene.control.choose(prompt.id, homeAccountId(alex));
    await verifyPopToken((await signIn).accessToken, pop);
  });

  it('refuses the account that the user picked instead of the one asked for', async () => {
    const request = { ...interactiveRequest(), accountId: homeAccountId(alex) };
    const failure = failureOf(scene.broker.acquireInteractively(request, neverAborted));
    const prompt = await scene.control.nextPrompt();
    await scene.control.choose(prompt.id, homeAccountId(megan));
    assert.equal((await failure).kind, 'wrongAccount');
  });

  it('says that an account is gone from the machine, silently and without a prompt', async () => {
    await scene.control.removeAccount(homeAccountId(alex));
    const request = { ...interactiveRequest(), accountId: homeAccountId(alex) };
    for (const call of [
      () => scene.broker.acquireSilently(silentRequest(), neverAborted),
      () => scene.broker.acquireInteractively(request, neverAborted),
    ]) {
      assert.equal((await failureOf(call())).kind, 'accountNotFound');
    }
    assert.deepEqual(await scene.control.prompts(), []);
  });

  it('reports that the user gave up', async () => {
    const failure = failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
    );
    await scene.control.cancelPrompt((await scene.control.nextPrompt()).id);
    assert.equal((await failure).kind, 'cancelled');
  });

  it('sends a claims request to the broker as it is, past what the runtime stores', async () => {
    await scene.broker.acquireSilently(silentRequest(), neverAborted);
    await scene.control.clearRequests();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const token = await scene.broker.acquireSilently({ ...silentRequest(), claims }, neverAborted);
    const sent = (await scene.control.requests()).map(
      ({ body }) => (body as TokenRequest).authParameters.decodedClaims,
    );
    assert.deepEqual(
      sent.map((text) => JSON.parse(text) as unknown),
      [JSON.parse(claims)],
    );
    assert.deepEqual(decodeJwt(token.accessToken).acrs, ['c1']);
  });

  it('names the request to the broker by its correlation id, in errors too', async () => {
    await scene.control.script({ method: 'silent', answer: { kind: 'error', status: 2 } });
    const request = popRequest();
    const failure = await failureOf(scene.broker.acquireSilently(request, neverAborted));
    assert.equal(failure.correlationId, request.correlationId);
    assert.equal((await scene.control.requests()).at(-1)?.correlationId, request.correlationId);
  });

  it('makes as many PoP tokens as are asked for at once', async () => {
    const pop = parsePopRequest('GET', 'https://api.contoso.test/items', 'the-same-nonce');
    const requests = Array.from({ length: 300 }, (_, index) =>
      index % 10 === 0 ? { ...silentRequest(), pop } : popRequest(),
    );
    const tokens = await Promise.all(
      requests.map((request) => scene.broker.acquireSilently(request, neverAborted)),
    );
    assert.equal(new Set(tokens.map(({ accessToken }) => accessToken)).size, requests.length);
  });

  it('writes nothing of a token, a nonce or a name into its log', async () => {
    const request = popRequest();
    await scene.broker.accounts(accountsRequest(), neverAborted);
    const token = await scene.broker.acquireSilently(request, neverAborted);
    await scene.broker.acquireSilently(silentRequest(), neverAborted);
    const text = scene.log.join('\n');
    assert.match(text, /Started broker process/);
    for (const secret of [
      token.accessToken,
      token.idToken,
      request.pop.nonce,
      alex.username,
      alex.tenants[0].objectId,
    ]) {
      assert.doesNotMatch(text, literally(secret));
    }
  });
});
