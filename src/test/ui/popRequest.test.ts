import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer, type ResourceServer } from '../demo/resourceServer.ts';
import { startDesktop, type Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { filesWith } from './filesWith.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

const command = 'Entra Broker: Request a PoP Token…';

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
    await workbench.screenshot('pop-account');
    await keyboard.choose(steps.account, 'Sign in…');
    await pickInPrompt(desktop, alex);
    await keyboard.choose(steps.method, 'GET');
    await keyboard.type(steps.uri, `${api.origin}/items?top=5`);
    assert.equal(await keyboard.confirm(steps.scopes), `${api.origin}/.default`);
    await keyboard.choose(steps.nonce, 'A random nonce');
    await workbench.quickInput.step(steps.outlet);
    await workbench.screenshot('pop-outlets');
    await keyboard.choose(steps.outlet, 'Copy the token');
    const token = await onClipboard(/^ey/);
    await workbench.waitForNotification('Copied. The clipboard is cleared in 10 seconds.');
    assert.equal(await send('POST', '/items', `PoP ${token}`), 401);
    assert.equal(await send('GET', '/items', `PoP ${token}`), 200);
    assert.equal(await send('GET', '/items', `PoP ${token}`), 401);
    await onClipboard(/^$/);
  });

  it('remembers the request, and goes back a step', async () => {
    const { page, quickInput } = desktop.workbench;
    await keyboard.run(command);
    assert.equal(await keyboard.confirm(steps.account), alex.username);
    assert.equal(await keyboard.confirm(steps.method), 'GET');
    await quickInput.step(steps.uri);
    assert.equal(await quickInput.value(), `${api.origin}/items`);
    await page.keyboard.press('Control+Alt+Minus');
    await keyboard.choose(steps.method, 'PUT');
    await quickInput.step(steps.uri);
    assert.match((await quickInput.title.textContent()) ?? '', /\(3\/5\)/);
    await quickInput.escape();
  });

  it('says what is wrong with a URL as it is typed', async () => {
    const { quickInput } = desktop.workbench;
    await keyboard.run(command);
    await keyboard.confirm(steps.account);
    await keyboard.confirm(steps.method);
    await quickInput.step(steps.uri);
    const problems: readonly (readonly [string, RegExp])[] = [
      ['api.contoso.example', /not absolute/],
      ['http://api.contoso.example/', /must begin with https/],
      ['https://alex:secret@api.contoso.example/', /must not contain a user name/],
    ];
    for (const [uri, problem] of problems) {
      await quickInput.type(uri);
      await quickInput.message.filter({ hasText: problem }).waitFor();
      await quickInput.accept();
    }
    await quickInput.type('https://api.contoso.example/items?top=5');
    await quickInput.message.filter({ hasText: /not covered by the token's signature/ }).waitFor();
    await desktop.workbench.screenshot('pop-uri');
    await quickInput.escape();
  });

  it('gets the nonce from the server', async () => {
    await keyboard.run(command);
    await keyboard.describeRequest('GET', `${api.origin}/nonce/items`);
    await keyboard.choose(steps.nonce, 'Get the nonce from the server');
    await keyboard.choose(steps.outlet, 'Copy as a header');
    const header = await onClipboard(/^Authorization: PoP /);
    assert.equal(await send('GET', '/nonce/items', header.replace('Authorization: ', '')), 200);
  });

  it('stays at the nonce where the server has none', async () => {
    await keyboard.run(command);
    await keyboard.describeRequest('GET', `${api.origin}/items`);
    await keyboard.choose(steps.nonce, 'Get the nonce from the server');
    await desktop.workbench.waitForNotification(/without a PoP challenge that has a nonce/);
    await desktop.workbench.quickInput.step(steps.nonce);
    await desktop.workbench.quickInput.escape();
  });

  it('takes arguments from a key binding, and names those that are wrong', async () => {
    const { page, quickInput } = desktop.workbench;
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
    assert.equal(await keyboard.confirm(steps.method), 'PATCH');
    await quickInput.step(steps.uri);
    assert.equal(await quickInput.value(), `${api.origin}/a`);
    await quickInput.accept();
    assert.equal(await keyboard.confirm(steps.scopes), 'api://a/b');
    await quickInput.step(steps.nonce);
    await quickInput.escape();
  });

  it('leaves no token on disk', async () => {
    await keyboard.run(command);
    await keyboard.confirm(steps.account);
    await keyboard.choose(steps.method, 'GET');
    await keyboard.type(steps.uri, `${api.origin}/items`);
    await keyboard.confirm(steps.scopes);
    await keyboard.choose(steps.nonce, 'A random nonce');
    await keyboard.choose(steps.outlet, 'Inspect the token');
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
