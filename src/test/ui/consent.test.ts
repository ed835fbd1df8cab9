import assert from 'node:assert/strict';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { homeAccountId } from '../broker/account.ts';
import { adele, alex, megan } from '../broker/defaultAccounts.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { buildCaller, Caller } from './callers/caller.ts';
import { pickInPrompt, signIn } from './signIn.ts';

const scopes = ['https://graph.microsoft.com/User.Read'];
const pop = ['POP_METHOD:GET', 'POP_URI:https://api.example.com/files'];

/** Has the user name that Alex has in another tenant. */
const namesake = { ...adele, username: alex.username };

describe('getSession for two extensions', () => {
  let desktop: Desktop;
  let workbench: Workbench;
  let allowed: Caller;
  let refused: Caller;

  before(async () => {
    const extensions = await Promise.all(['allowed-caller', 'refused-caller'].map(buildCaller));
    desktop = await startDesktop({ extensions, standIn: { accounts: [alex, megan, namesake] } });
    ({ workbench } = desktop);
    allowed = new Caller(workbench, 'allowed-caller');
    refused = new Caller(workbench, 'refused-caller');
  });

  after(async () => {
    await desktop.stop();
  });

  it('gives nothing in silence while nobody is signed in', async () => {
    await allowed.ask(scopes, { silent: true });
    assert.deepEqual(await allowed.outcome(), {});
  });

  it('rejects with a cancellation if the person closes the prompt', async () => {
    const { control } = desktop.standIn;
    await allowed.ask(scopes, { createIfNone: true });
    await workbench.dialog.getByText("The extension 'Allowed caller' wants to sign in").waitFor();
    await workbench.screenshot('consent');
    await workbench.answerDialog('Allow');
    const prompt = await control.nextPrompt();
    await control.cancelPrompt(prompt.id);
    assert.equal((await allowed.outcome()).error?.name, 'Canceled');
  });

  it('signs in by the prompt, when the person allows it', async () => {
    await allowed.ask(scopes, { createIfNone: true });
    await workbench.answerDialog('Allow');
    await pickInPrompt(desktop, alex);
    const { session } = await allowed.outcome();
    assert.equal(session?.account.label, alex.username);
    assert.deepEqual(session.scopes, scopes);
    assert.equal(decodeJwt(session.accessToken).oid, alex.tenants[0].objectId);
  });

  it('gives a PoP token without another question', async () => {
    await allowed.ask([...scopes, ...pop], { createIfNone: true });
    const { session } = await allowed.outcome();
    const token = session?.accessToken ?? '';
    assert.equal(decodeProtectedHeader(token).typ, 'pop');
    assert.partialDeepStrictEqual(decodeJwt(token), {
      m: 'GET',
      u: 'api.example.com',
      p: '/files',
    });
    assert.deepEqual(session?.scopes, scopes);
  });

  it('gives the other extension nothing in silence', async () => {
    await refused.ask(scopes, { silent: true });
    assert.deepEqual(await refused.outcome(), {});
  });

  it('gives the other extension no token if the person refuses', async () => {
    await refused.ask(scopes, { createIfNone: true });
    await workbench.answerDialog('Cancel');
    assert.deepEqual(await refused.outcome(), {
      error: { name: 'Error', message: 'User did not consent to login.' },
    });
    await refused.ask([...scopes, ...pop], { silent: true });
    assert.deepEqual(await refused.outcome(), {});
  });

  it('shows the prompt for the account if a new session is forced', async () => {
    const { control } = desktop.standIn;
    await allowed.ask(scopes, { forceNewSession: true });
    await workbench.answerDialog('Allow');
    const prompt = await control.nextPrompt();
    assert.equal(prompt.accountId, homeAccountId(alex));
    await control.choose(prompt.id, homeAccountId(alex));
    const { session } = await allowed.outcome();
    assert.equal(session?.account.id, homeAccountId(alex));
  });

  it('lets the person pick an account again if the preference is cleared', async () => {
    await signIn(desktop, megan);
    await allowed.ask(scopes, { clearSessionPreference: true, createIfNone: true });
    await workbench.answerDialog('Allow');
    await workbench.quickInput.pick(megan.username);
    assert.equal((await allowed.outcome()).session?.account.label, megan.username);
    await allowed.ask(scopes, { silent: true });
    assert.equal((await allowed.outcome()).session?.account.label, megan.username);
  });

  it('tells two accounts with one user name apart', async () => {
    await signIn(desktop, namesake);
    await allowed.ask(scopes, { clearSessionPreference: true, createIfNone: true });
    await workbench.answerDialog('Allow');
    await workbench.quickInput.item(alex.username).waitFor();
    await workbench.screenshot('consent-accounts');
    await workbench.quickInput.pick(`${alex.username} (${namesake.tenants[0].tenantId})`);
    const { session } = await allowed.outcome();
    assert.equal(session?.account.id, homeAccountId(namesake));
    assert.equal(decodeJwt(session.accessToken).oid, namesake.tenants[0].objectId);
  });

  it('adds an account again that the system has forgotten, by its user name', async () => {
    const { control } = desktop.standIn;
    const id = homeAccountId(namesake);
    const label = `${namesake.username} (${namesake.tenants[0].tenantId})`;
    await control.removeAccount(id);
    await allowed.ask(scopes, { forceNewSession: true, account: { id, label } });
    await workbench.answerDialog('Allow');
    const prompt = await control.nextPrompt();
    assert.equal(prompt.loginHint, namesake.username);
    await control.putAccount(namesake);
    await control.choose(prompt.id, id);
    assert.equal((await allowed.outcome()).session?.account.id, id);
  });

  it('gives the account that the person picks instead, if they keep to it', async () => {
    const { control } = desktop.standIn;
    const account = { id: homeAccountId(megan), label: megan.username };
    await allowed.ask(scopes, { forceNewSession: true, account });
    await workbench.answerDialog('Allow');
    await pickInPrompt(desktop, alex);
    // The runtime refuses the switch, so there is a second prompt, for whomever the person picks.
    await workbench.waitForNotification('Choose the other account once more');
    await pickInPrompt(desktop, alex);
    await workbench.dialog.getByText('Incorrect account detected').waitFor();
    await workbench.screenshot('consent-other-account');
    await workbench.answerDialog(`Keep ${alex.username}`);
    assert.equal((await allowed.outcome()).session?.account.id, homeAccountId(alex));
    assert.deepEqual(await control.prompts(), []);
  });

  it('names a foreign app in the progress, and is silent with it only afterwards', async () => {
    const clientId = 'a3b2c1d0-1111-4222-8333-444455556666';
    const foreign = [...scopes, `VSCODE_CLIENT_ID:${clientId}`];
    const account = { id: homeAccountId(alex), label: alex.username };
    await allowed.ask(foreign, { silent: true, account });
    assert.deepEqual(await allowed.outcome(), {});
    await allowed.ask(foreign, { createIfNone: true, account });
    await workbench.answerDialog('Allow');
    await workbench.waitForNotification(`Entra Broker sign-in to the app ${clientId}`);
    await pickInPrompt(desktop, alex);
    assert.equal(decodeJwt((await allowed.outcome()).session?.accessToken ?? '').appid, clientId);
    await allowed.ask(foreign, { silent: true, account });
    assert.equal((await allowed.outcome()).session?.account.id, account.id);
  });
});
