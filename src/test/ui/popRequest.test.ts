import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer } from '../demo/resourceServer.ts';
import type { ResourceServer } from '../demo/resourceServer.ts';
import { literally } from '../literally.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { filesWith } from './filesWith.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

const command = 'Entra Broker: Get a PoP Token…';

describe('requesting a PoP token, by keyboard', () => {
  let desktop: Desktop;
  let api: ResourceServer;
  let keyboard: PopKeyboard;

  before(async () => {
    desktop = await startDesktop({ settings: { 'entraBroker.clearClipboardAfterSeconds': 10 } });
    api = await startResourceServer(desktop.standIn.keysUrl);
    keyboard = new PopKeyboard(desktop);
  });

  after(async () => {
    await api.stop();
    await desktop.stop();
  });

  /** Sends a header to the resource server as any client would. */
  async function send(method: string, path: string, authorization: string): Promise<number> {
    const { status, body } = await fetch(api.origin + path, { method, headers: { authorization } });
    await body?.cancel();
    return status;
  }

  /** Waits for a text on the clipboard. */
  async function onClipboard(expected: RegExp): Promise<string> {
    return retry(async () => {
      const text = await desktop.workbench.clipboard();
      // Not the text: it may be a token.
      assert.ok(expected.test(text), `The clipboard doesn't match ${expected}.`);
      return text;
    });
  }

  it('signs in on the way, and gives a token that works once, for one request', async () => {
    const { workbench } = desktop;
    await keyboard.run(command);
    await keyboard.submit(steps.uri, `${api.origin}/items?top=5`);
    await keyboard.choose(steps.method, 'GET');
    await workbench.screenshot('pop-account');
    await keyboard.choose(steps.account, 'Sign in…');
    await pickInPrompt(desktop, alex);
    assert.equal(await keyboard.confirm(steps.scopes), `${api.origin}/.default`);
    await workbench.quickInput.step(steps.outlet);
    await workbench.notification('sign-in window').waitFor({ state: 'hidden' });
    await workbench.screenshot('pop-outlets');
    await keyboard.choose(steps.outlet, 'Copy the token');
    const { host } = new URL(api.origin);
    await workbench.screenshot('confirm', workbench.dialog);
    const question = await keyboard.consent(`Copy a PoP token for GET ${host}?`, 'Copy');
    for (const part of [`GET ${api.origin}/items?top=5`, alex.username, '/.default']) {
      assert.match(question, literally(part));
    }
    const token = await onClipboard(/^ey/);
    await workbench.waitForNotification('Copied. The clipboard is cleared in 10 seconds.');
    assert.equal(await send('POST', '/items', `PoP ${token}`), 401);
    assert.equal(await send('GET', '/items', `PoP ${token}`), 200);
    assert.equal(await send('GET', '/items', `PoP ${token}`), 401);
    await onClipboard(/^$/);
  });

  it('gives another token for the same request with two times Enter', async () => {
    await keyboard.run(command);
    assert.equal(await keyboard.confirm(steps.uri), `Again: GET ${api.origin}/items?top=5`);
    await keyboard.consent('Copy a PoP token', 'Copy');
    const token = await onClipboard(/^ey/);
    assert.equal(await send('GET', '/items', `PoP ${token}`), 200);
  });

  it('changes what is known, and goes back a step', async () => {
    const { page, quickInput, dialog } = desktop.workbench;
    await keyboard.run(command);
    await keyboard.confirm(steps.uri);
    await dialog.getByRole('button', { name: 'Change…' }).press('Enter');
    await keyboard.confirm(steps.uri);
    await keyboard.choose(steps.method, 'PUT');
    await quickInput.step(steps.account);
    await page.keyboard.press('Control+Alt+Minus');
    await keyboard.choose(steps.method, 'PATCH');
    await quickInput.step(steps.account);
    assert.match((await quickInput.title.textContent()) ?? '', /\(3\/7\)/);
    await quickInput.escape();
  });

  it('explains what can not be taken as it is typed, and keeps it after Escape', async () => {
    const { quickInput } = desktop.workbench;
    await keyboard.run(command);
    await quickInput.step(steps.uri);
    const problems: readonly (readonly [string, RegExp])[] = [
      ['hello', /not absolute/],
      ['http://api.contoso.example/', /must begin with https/],
      ['https://alex:secret@api.contoso.example/', /must not contain a user name/],
    ];
    for (const [uri, problem] of problems) {
      await quickInput.type(uri);
      await quickInput.item(problem).waitFor();
      await quickInput.accept();
    }
    await quickInput.type('api.contoso.example/items?top=5');
    await quickInput.item('https://api.contoso.example/items?top=5').waitFor();
    await desktop.workbench.screenshot('pop-uri');
    await quickInput.accept();
    await quickInput.step(steps.method);
    await quickInput.type('FETCH');
    await quickInput.item(/not an HTTP method/).waitFor();
    await quickInput.escape();
    await keyboard.run(command);
    await quickInput.step(steps.uri);
    assert.equal(await quickInput.value(), 'https://api.contoso.example/items?top=5');
    await quickInput.accept();
    await quickInput.step(steps.method);
    assert.equal(await quickInput.value(), 'FETCH');
    await quickInput.escape();
  });

  it('gets the nonce from the server, when that is confirmed', async () => {
    const { dialog } = desktop.workbench;
    await changeNonce('/nonce/items');
    await keyboard.choose(steps.outlet, 'Copy as a header');
    assert.match((await dialog.textContent()) ?? '', /the server is asked for a nonce/);
    await keyboard.consent('Copy a header', 'Copy');
    const header = await onClipboard(/^Authorization: PoP /);
    assert.equal(await send('GET', '/nonce/items', header.replace('Authorization: ', '')), 200);
  });

  it('says that the server has no nonce', async () => {
    await changeNonce('/items');
    await keyboard.choose(steps.outlet, 'Copy as a header');
    await keyboard.consent('Copy a header', 'Copy');
    await desktop.workbench.waitForNotification(/without a PoP challenge that has a nonce/);
  });

  /** Describes a request whose nonce is to come from the server, up to the last step. */
  async function changeNonce(path: string): Promise<void> {
    await changeUpToNonce(path);
    await keyboard.choose(steps.nonce, 'Get the nonce from the server');
  }

  /** Describes a request of which everything is known, and changes it up to the nonce. */
  async function changeUpToNonce(path: string): Promise<void> {
    const { dialog } = desktop.workbench;
    await keyboard.run(command);
    await keyboard.submit(steps.uri, `GET ${api.origin}${path}`);
    await dialog.getByRole('button', { name: 'Change…' }).press('Enter');
    for (const step of [steps.uri, steps.method, steps.account, steps.scopes, steps.content]) {
      await keyboard.confirm(step);
    }
  }

  it('takes arguments from a key binding, and names those that are wrong', async () => {
    const { page, dialog } = desktop.workbench;
    const binding = (key: string, args: object) => ({
      key,
      command: 'entraBroker.requestPopToken',
      args,
    });
    await writeFile(
      `${desktop.profile.userData}/User/keybindings.json`,
      JSON.stringify([
        binding('ctrl+alt+f9', { method: 'PATCH', uri: `${api.origin}/a`, scopes: ['api://a/b'] }),
        binding('ctrl+alt+f10', { method: 'patch' }),
      ]),
    );
    await desktop.workbench.reload();
    await keyboard.run('Entra Broker: Show Log');
    await page.keyboard.press('Control+Alt+F10');
    await desktop.workbench.waitForNotification(/argument "method" can't be used/);
    await page.keyboard.press('Control+Alt+F9');
    await signInAgain();
    await dialog.filter({ hasText: 'Copy a header with a PoP token for PATCH' }).waitFor();
    assert.match((await dialog.textContent()) ?? '', /api:\/\/a\/b/);
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  });

  it('leaves no token on disk', async () => {
    await changeUpToNonce('/items');
    await keyboard.confirm(steps.nonce);
    await keyboard.choose(steps.outlet, 'Inspect the token');
    await keyboard.consent('to inspect it?', 'Get and Inspect');
    await keyboard.tab('PoP token');
    await keyboard.revealTokens();
    // The actions change before the text does.
    const signature = await retry(async () => {
      const found = /\.([\w-]{300,})\n*$/.exec(await keyboard.editorText())?.[1];
      assert.ok(found);
      return found;
    });
    await desktop.workbench.reload();
    assert.deepEqual(await filesWith(desktop.profile.folder, signature), []);
  });

  /** The window was reloaded, and with it the secrets of this VS Code were lost. */
  async function signInAgain(): Promise<void> {
    await keyboard.choose(steps.account, 'Sign in…');
    await pickInPrompt(desktop, alex);
  }
});
