import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { alex } from '../broker/defaultAccounts.ts';
import { createTokenMaker } from '../builders/popTokens.ts';
import { startResourceServer } from '../demo/resourceServer.ts';
import type { ResourceServer } from '../demo/resourceServer.ts';
import { clientId } from '../workbench/clientId.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { cutOff, resize } from './cutOff.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

/** How much moves in an area of the window. Runs in the page. */
function movingParts(area: unknown): number {
  const root = area as { getAnimations(options: object): { readonly playState: string }[] };
  return root.getAnimations({ subtree: true }).filter(({ playState }) => playState === 'running')
    .length;
}

/** The lines of a list that are about its question, and those of its entries. */
function list(question: string, ...entries: string[]): string[] {
  return [`- textbox "${question}"`, `- listbox "${question}"`, ...entries];
}

/** A line without what is said again inside, and without VS Code's own states. */
function unnamed(line: string): string {
  return line
    .replace(/^(- option "[^"]*")(?: \[\w+\])?.*$/, '$1')
    .replace(/^- '(option "[^"]*")'.*$/, '- $1')
    .replace(/: ?(?:"")?$/, '')
    .replace(/: " /, ': "');
}

const back = '- button "Back (Ctrl+Alt+-)"';

describe('by keyboard, for a screen reader, in high contrast, at 200 %, without motion', () => {
  let desktop: Desktop;
  let api: ResourceServer;
  let keyboard: PopKeyboard;

  before(async () => {
    const maker = await createTokenMaker();
    desktop = await startDesktop({
      files: { 'token.txt': await maker.sign({ accessTokenClaims: { cnf: { kid: 'other' } } }) },
      settings: {
        'entraBroker.clientId': '',
        'workbench.colorTheme': 'Default High Contrast',
        'workbench.reduceMotion': 'on',
        'workbench.welcomePage.walkthroughs.openOnInstall': true,
      },
    });
    api = await startResourceServer(desktop.standIn.keysUrl);
    keyboard = new PopKeyboard(desktop);
  });

  after(async () => {
    await api.stop();
    await desktop.stop();
  });

  /**
   * What a screen reader has of an area of the window, as Playwright writes it: roles and names,
   * without icons and what VS Code counts.
   */
  async function heard(area: Locator): Promise<string[]> {
    await area.first().waitFor();
    assert.deepEqual(await cutOff(area), []);
    assert.equal(await area.first().evaluate(movingParts), 0);
    return spoken(await area.first().ariaSnapshot());
  }

  function spoken(snapshot: string): string[] {
    return snapshot
      .replaceAll(api.origin, '<api>')
      .replaceAll(new URL(api.origin).host, '<api>')
      .replaceAll(new URL(api.origin).host.replace(':', '-'), '<api>')
      .replaceAll(/[\uE000-\uF8FF] ?/g, '')
      .split('\n')
      .map((line) => unnamed(line.trim()))
      .filter((line) => !/^- (?:toolbar|text: "?\d+ Results"?|text|\/placeholder.*)$/.test(line));
  }

  /** The name of the active editor, and the actions above its text. */
  async function actions(): Promise<string[]> {
    const { page } = desktop.workbench;
    const snapshot = await page
      .locator('.editor-group-container.active .monaco-editor')
      .first()
      .ariaSnapshot();
    return spoken(snapshot).filter((line) => /^- (?:textbox|button)/.test(line));
  }

  it('names the steps of the walkthrough, what they are about, and whether they are done', async () => {
    const { page } = desktop.workbench;
    await page.getByText('Tokens that are bound to this device').first().waitFor();
    const checkboxes = page.locator('[data-done-step-id]');
    const labels = await checkboxes.evaluateAll((all: unknown[]) =>
      all.map((one) => (one as { ariaLabel: string }).ariaLabel),
    );
    assert.deepEqual(labels, [
      'Tokens that are bound to this device: Completed',
      'Register an app: Not completed',
      'Set the client id: Not completed',
      'Check the broker: Not completed',
      'Sign in: Not completed',
      'Get a PoP token: Not completed',
      'Send a request from a file: Not completed',
    ]);
  });

  it('asks for the client id, and says in words what is wrong with it', async () => {
    const { quickInput } = desktop.workbench;
    // The walkthrough may take the focus from the palette while it opens.
    await retry(async (timeout) => {
      await keyboard.run('Entra Broker: Sign In');
      await quickInput.step('client id', timeout);
    });
    await quickInput.type('x');
    assert.deepEqual(await heard(quickInput.widget), [
      '- text: "Entra Broker: client id of your app registration"',
      '- button "How to register an app"',
      '- button "Copy the redirect URI that the app needs on this system"',
      '- \'textbox "00000000-0000-0000-0000-000000000000 - Entra Broker: client id of your app registration"\'',
      '- text: x',
      '- text: A client id is a GUID, such as 00000000-0000-0000-0000-000000000000.',
    ]);
  });

  it('says that the sign-in has worked, with the next step in reach', async () => {
    const { workbench } = desktop;
    await workbench.quickInput.submit(clientId);
    await pickInPrompt(desktop, alex);
    const said = await workbench.waitForNotification('Signed in as');
    assert.deepEqual(await heard(said), [
      '- text: "Source: Entra Broker Sign-in"',
      '- button "Get a PoP Token…"',
      `- text: Signed in as ${alex.username}. Extensions can now ask to use this account.`,
      '- toolbar "Notification Actions"',
      '- button "More Actions..."',
      '- button "Clear Notification (Del)"',
    ]);
  });

  it('asks for a request, step by step', async () => {
    const { quickInput, dialog } = desktop.workbench;
    await keyboard.run('Notifications: Clear All Notifications');
    await keyboard.run('Entra Broker: Send with PoP…');
    await keyboard.submit(steps.uri, `GET ${api.origin}/items`);
    await keyboard.confirm(steps.scopes);
    await dialog.getByRole('button', { name: 'Change…' }).press('Enter');
    const inputs: string[][] = [];
    for (const step of ['uri', 'method', 'account', 'scopes', 'content', 'nonce'] as const) {
      await quickInput.step(steps[step]);
      inputs.push(await heard(quickInput.widget));
      await keyboard.confirm(steps[step]);
    }
    assert.deepEqual(inputs, [
      [
        '- text: Send with PoP (1/6)',
        '- textbox "The URL of the request, such as https://api.example.com/items - Send with PoP"',
        '- text: <api>/items',
        '- listbox "The URL of the request, such as https://api.example.com/items - Send with PoP"',
        '- option "<api>/items"',
      ],
      [
        back,
        '- text: Send with PoP (2/6)',
        ...list(
          'The HTTP method; the token works only for it - Send with PoP',
          ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map(
            (method) => `- option "${method}"`,
          ),
        ),
      ],
      [
        back,
        '- text: Send with PoP (3/6)',
        ...list(
          'The account that the token is for - Send with PoP',
          `- option "${alex.username}"`,
          '- option "Sign in with another account…"',
        ),
      ],
      [
        back,
        '- text: Send with PoP (4/6)',
        ...list(
          'The scopes of the API that the token is for - Send with PoP',
          '- option "<api>/.default"',
        ),
      ],
      [
        back,
        '- text: Send with PoP (5/6)',
        ...list(
          'The headers and the body of the request - Send with PoP',
          '- option "No headers and no body"',
          '- option "Write headers and a body in an editor…, Send the request from there when they are written."',
        ),
      ],
      [
        back,
        '- text: Send with PoP (6/6)',
        ...list(
          'The nonce, which lets the server refuse a repetition - Send with PoP',
          '- option "The server\'s next nonce, or a random one, If the server wants another one, the request is sent once more with it."',
          '- option "Type a nonce…, For a nonce that you have from a WWW-Authenticate header."',
        ),
      ],
    ]);
  });

  it('asks whether to send it, with every answer in reach of the Tab key', async () => {
    const { page, dialog } = desktop.workbench;
    assert.deepEqual(await heard(dialog), [
      '- dialog "Info Send GET to <api>?"',
      '- button "Change…"',
      '- button "Cancel"',
      '- button "Send"',
      `- text: "Send GET to <api>? GET <api>/items Account: ${alex.username} Scopes: <api>/.default Headers and body: none"`,
      '- button "Close Dialog"',
    ]);
    await desktop.workbench.screenshot('high-contrast-confirm');
    const reached: string[] = [];
    for (let press = 0; press < 3; press++) {
      reached.push(
        (await dialog.locator(':focus').getAttribute('aria-label')) ??
          (await dialog.locator(':focus').textContent()) ??
          '',
      );
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(reached.sort(), ['Cancel', 'Change…', 'Send']);
  });

  it('shows the answer in an editor, its actions as buttons', async () => {
    const { page, dialog } = desktop.workbench;
    await dialog.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await keyboard.tab('200 OK');
    await page.getByText('Inspect token').waitFor();
    await desktop.workbench.screenshot('high-contrast-answer');
    assert.deepEqual(await actions(), [
      '- textbox "200 OK – GET <api>, preview"',
      ...['Send again', 'Inspect token', 'Save body', 'Copy as curl', 'Copy token'].map(
        (name) => `- button "${name}"`,
      ),
      '- button "Reveal tokens"',
    ]);
  });

  it('says in words, and in high contrast by a line around it, what is wrong with a token', async () => {
    const { page } = desktop.workbench;
    await desktop.workbench.openFile('token.txt');
    await page.keyboard.press('Control+A');
    await keyboard.run('Entra Broker: Inspect a Token…');
    await keyboard.tab('PoP token');
    assert.match(await keyboard.editorText(), /^✗ FAILED: .*\n/m);
    await desktop.workbench.screenshot('high-contrast-inspection');
    await retry(async () => {
      assert.deepEqual(await linesAround(), ['1px rgb(111, 195, 223)']);
    });
    await resize(page, { width: 640, height: 400 });
    await desktop.workbench.screenshot('high-contrast-inspection-zoomed');
    await resize(page, { width: 1280, height: 800 });
  });

  /** The borders of the decorations on lines of the active editor, each once. */
  async function linesAround(): Promise<string[]> {
    const { page } = desktop.workbench;
    return page.evaluate(`[...new Set(
      [...document.querySelectorAll('.editor-group-container.active .view-overlays .cdr')]
        .map((line) => getComputedStyle(line))
        .filter(({ borderTopStyle }) => borderTopStyle === 'solid')
        .map(({ borderTopWidth, borderTopColor }) => borderTopWidth + ' ' + borderTopColor),
    )]`);
  }

  it('asks where a token is to go', async () => {
    const { quickInput } = desktop.workbench;
    await keyboard.run('Entra Broker: Get a PoP Token…');
    await keyboard.submit(steps.uri, `GET ${api.origin}/items`);
    await quickInput.step(steps.outlet);
    assert.deepEqual(await heard(quickInput.widget), [
      back,
      '- text: Get a PoP Token (2/2)',
      ...list(
        'Where the token is to go; it works for a few minutes - Get a PoP Token',
        '- option "Copy the token"',
        '- option "Copy as a header, Authorization: PoP …"',
        `- option "Copy as a curl command for bash, zsh or fish, Other users of this computer can't see the token while it runs."`,
        `- option "Copy as a curl command for PowerShell, Other users of this computer can't see the token while it runs."`,
        '- option "Copy as a curl command for cmd, While it runs, others on this machine can see the token in the list of processes."',
        '- option "Inspect the token, Its claims and what servers make of them, in an editor"',
      ),
    ]);
    await quickInput.escape();
  });

  it('asks which account to sign out, and whether to', async () => {
    const { quickInput, dialog } = desktop.workbench;
    await keyboard.run('Entra Broker: Sign Out…');
    assert.deepEqual(await heard(quickInput.widget), [
      '- text: Sign out of Entra Broker',
      ...list('The account to sign out - Sign out of Entra Broker', `- option "${alex.username}"`),
    ]);
    await quickInput.accept();
    assert.deepEqual(await heard(dialog), [
      `- dialog "Warning Sign out ${alex.username}?"`,
      '- button "Cancel"',
      '- button "Sign Out"',
      `- text: Sign out ${alex.username}? Extensions get no more tokens of this account from Entra Broker. It stays signed in to the operating system.`,
      '- button "Close Dialog"',
    ]);
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  });

  it('offers redirect URIs and commands to register an app', async () => {
    const { quickInput } = desktop.workbench;
    await keyboard.run('Entra Broker: Copy Commands to Register an App…');
    assert.deepEqual(await heard(quickInput.widget), [
      '- text: Register an app with',
      ...list(
        'Register an app with',
        '- option "Azure CLI"',
        '- option "Microsoft Graph PowerShell"',
      ),
    ]);
    await quickInput.escape();
    await keyboard.run('Entra Broker: Copy Redirect URIs…');
    const uris = await heard(quickInput.widget);
    assert.deepEqual(uris.slice(0, 3), [
      '- text: Redirect URIs to copy',
      '- checkbox "Toggle all checkboxes"',
      '- textbox "Those of your platforms - Redirect URIs to copy"',
    ]);
    const [linux] = uris.filter((line) => line.includes(', Linux"'));
    assert.match(linux ?? '', /^- checkbox ".*" \[checked\]$/);
    await quickInput.escape();
  });

  it('reports on the broker in words', async () => {
    const { page } = desktop.workbench;
    await keyboard.run('Entra Broker: Show Diagnostics');
    await keyboard.tab('Entra Broker Diagnostics');
    await page.getByText('Copy Report').waitFor();
    await desktop.workbench.screenshot('high-contrast-diagnostics');
    assert.deepEqual(await actions(), [
      '- textbox "Entra Broker Diagnostics, preview"',
      '- button "Copy Report"',
      '- button "Check Again"',
      '- button "Show Log"',
    ]);
    await retry(async () => {
      assert.match(await keyboard.editorText(), /^✓ OK: /m);
    });
  });
});
