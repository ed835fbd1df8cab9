import assert from 'node:assert/strict';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import {
  buildAccountsRequest,
  buildInteractiveRequest,
  buildPopRequest,
  buildSilentRequest,
} from '../../../test/builders/requests.ts';
import { accountsCall, healthCall, interactiveCall, silentCall } from './call.ts';
import type { Call } from './call.ts';

/** The method and the parameters that a call sends. */
async function sentBy(call: Call): Promise<unknown> {
  const connection = {
    sendRequest: ({ method }: { method: string }, ...params: unknown[]) =>
      Promise.resolve([method, ...params]),
  };
  return call.send(connection as unknown as MessageConnection);
}

describe('a call to a broker process', () => {
  it('sends the request of its kind', async () => {
    const accounts = buildAccountsRequest();
    assert.deepEqual(await sentBy(accountsCall(accounts)), ['accounts', accounts]);
    const silent = buildSilentRequest();
    assert.deepEqual(await sentBy(silentCall(silent)), ['acquireSilently', silent]);
    const prompt = buildInteractiveRequest();
    assert.deepEqual(await sentBy(interactiveCall(prompt)), ['acquireInteractively', prompt]);
    assert.deepEqual(await sentBy(healthCall()), ['health']);
  });

  it('sends the request as it was when it was made', async () => {
    const scopes = ['User.Read'];
    const calls = [
      silentCall(buildSilentRequest({ scopes })),
      interactiveCall(buildInteractiveRequest({ scopes })),
    ];
    scopes[0] = 'Mail.Send';
    for (const call of calls) {
      const [, request] = (await sentBy(call)) as [string, { scopes: string[] }];
      assert.deepEqual(request.scopes, ['User.Read']);
    }
  });

  it('is repeatable unless a second one may do harm', () => {
    const pop = buildPopRequest();
    const repeatable = [
      accountsCall(buildAccountsRequest()),
      healthCall(),
      silentCall(buildSilentRequest()),
      silentCall(buildSilentRequest({ pop: { ...pop, randomNonce: true } })),
      silentCall(buildSilentRequest({ pop })),
      interactiveCall(buildInteractiveRequest()),
    ].map((call) => call.repeatable);
    assert.deepEqual(repeatable, [true, true, true, true, false, false]);
  });
});
