import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { alex } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { buildCaller, Caller } from './callers/caller.ts';
import { signIn } from './signIn.ts';

const apis = [['api://orders/Read'], ['api://invoices/Read']];

/** It has nothing in memory, and the runtime's store outlives windows and sign-ins. */
describe('a new window', () => {
  let desktop: Desktop;
  let caller: Caller;
  let stored: readonly unknown[];
  let renewed: readonly unknown[];

  /** The tokens for all APIs, by the names that Entra gives them. */
  const tokens = async () => {
    const names: unknown[] = [];
    for (const scopes of apis) {
      await caller.ask(scopes, { silent: true });
      const { session } = await caller.outcome();
      names.push(decodeJwt(session?.accessToken ?? '').uti);
    }
    return names;
  };
  const callerInNewWindow = async () => new Caller(await desktop.workbench.openAnother(), 'caller');
  /** What Entra was asked for in silence since the last call. */
  const requests = async () => {
    const { control } = desktop.standIn;
    const silent = (await control.requests()).filter(({ method }) => method === 'silent');
    await control.clearRequests();
    return silent.length;
  };

  before(async () => {
    desktop = await startDesktop({
      extensions: [await buildCaller('caller')],
      trusted: { 'entra-broker': ['entra-broker-tests.caller'] },
      keepSecrets: true,
    });
    await signIn(desktop, alex);
    caller = new Caller(desktop.workbench, 'caller');
    stored = await tokens();
    await requests();
  });

  after(async () => {
    await desktop.stop();
  });

  it('has the tokens that the runtime has in store', async () => {
    caller = await callerInNewWindow();
    assert.deepEqual(await tokens(), stored);
    assert.equal(await requests(), 0);
  });

  it('has a new token for every API after a new sign-in, once for each', async () => {
    // Tokens say in whole seconds when they were issued.
    await desktop.standIn.control.setLifetimes({ entraAheadSeconds: 60 });
    await signIn(desktop, alex);
    await requests();
    caller = await callerInNewWindow();
    renewed = await tokens();
    assert.deepEqual(
      renewed.filter((token) => stored.includes(token)),
      [],
    );
    assert.equal(await requests(), apis.length);
  });

  it('keeps them', async () => {
    assert.deepEqual(await tokens(), renewed);
    assert.equal(await requests(), 0);
  });
});
