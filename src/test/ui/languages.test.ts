import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer } from '../demo/resourceServer.ts';
import type { ResourceServer } from '../demo/resourceServer.ts';
import { literally } from '../literally.ts';
import { clientId } from '../workbench/clientId.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { cutOff } from './cutOff.ts';
import { PopKeyboard } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';
import { textsIn } from './translations.ts';

for (const language of ['de', 'fr']) {
  describe(`with the display language ${language}`, () => {
    const text = textsIn(language);
    const title = (command: string) => `Entra Broker: ${text(command)}`;
    let desktop: Desktop;
    let api: ResourceServer;
    let keyboard: PopKeyboard;

    before(async () => {
      desktop = await startDesktop({
        language,
        settings: {
          'entraBroker.clientId': '',
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

    /** Looks at an area of the window; nothing in it is cut off. */
    async function look(name: string, area: Locator): Promise<void> {
      await area.first().waitFor();
      await desktop.workbench.screenshot(`${language}-${name}`);
      assert.deepEqual(await cutOff(area), [], name);
    }

    it('introduces itself', async () => {
      const { page } = desktop.workbench;
      await page.getByText(text('Get started with Entra Broker')).first().waitFor();
      for (const step of ['Register an app', 'Check the broker', 'Send a request from a file']) {
        await page.getByRole('heading', { name: text(step) }).waitFor();
      }
      await look('walkthrough', page.locator('.getting-started-step').first());
    });

    it('asks for the client id, and signs in', async () => {
      const { workbench } = desktop;
      await keyboard.run(title('Sign In'));
      await workbench.quickInput.step(text('Entra Broker: client id of your app registration'));
      await look('client-id', workbench.quickInput.widget);
      await workbench.quickInput.submit(clientId);
      await pickInPrompt(desktop, alex);
      const said = await workbench.waitForNotification(
        text('Signed in as {0}. Extensions can now ask to use this account.', alex.username),
      );
      await look('signed-in', said);
      await keyboard.run('Notifications: Clear All Notifications');
    });

    it('asks for a request, and whether to send it', async () => {
      const { quickInput, dialog } = desktop.workbench;
      await keyboard.run(title('Send with PoP…'));
      await keyboard.submit(
        text('The URL of the request, such as https://api.example.com/items'),
        `GET ${api.origin}/items`,
      );
      const scopes = text('The scopes of the API that the token is for');
      await keyboard.confirm(scopes);
      const { host } = new URL(api.origin);
      await dialog.filter({ hasText: text('Send {0} to {1}?', 'GET', host) }).waitFor();
      await look('confirm', dialog);
      await dialog.getByRole('button', { name: text('Change…') }).press('Enter');
      for (const step of [
        text('The URL of the request, such as https://api.example.com/items'),
        text('The HTTP method; the token works only for it'),
        text('The account that the token is for'),
        scopes,
        text('The headers and the body of the request'),
        text('The nonce, which lets the server refuse a repetition'),
      ]) {
        await quickInput.step(step);
        await look('step', quickInput.widget);
        await keyboard.confirm(step);
      }
      await keyboard.consent(text('Send {0} to {1}?', 'GET', host), text('Send'));
      await keyboard.tab('200 OK');
      await desktop.workbench.page.getByText(text('Inspect token')).first().waitFor();
      await desktop.workbench.screenshot(`${language}-answer`);
      assert.match(await keyboard.editorText(), literally(`## ${text('Answer')}`));
    });

    it('asks where a token is to go, and whether to make it', async () => {
      const { quickInput, dialog } = desktop.workbench;
      // For the request whose answer is shown.
      await keyboard.run(title('Get a PoP Token…'));
      const outlet = text('Where the token is to go; it works for a few minutes');
      await quickInput.step(outlet);
      await look('outlets', quickInput.widget);
      await keyboard.confirm(outlet);
      await look('confirm-copy', dialog);
      await dialog.getByRole('button', { name: text('Copy'), exact: true }).press('Enter');
      await look('copied', await desktop.workbench.waitForNotification(text('Copied.')));
      await keyboard.run('Notifications: Clear All Notifications');
    });

    it('offers redirect URIs, diagnostics, and to sign out', async () => {
      const { page, quickInput, dialog } = desktop.workbench;
      await keyboard.run(title('Show Diagnostics'));
      await keyboard.tab(text('Entra Broker Diagnostics'));
      await page.getByText(text('Copy Report')).first().waitFor();
      await desktop.workbench.screenshot(`${language}-diagnostics`);
      await keyboard.run(title('Copy Redirect URIs…'));
      await look('redirect-uris', quickInput.widget);
      await quickInput.escape();
      await keyboard.run(title('Sign Out…'));
      await look('sign-out', quickInput.widget);
      await quickInput.accept();
      await look('confirm-sign-out', dialog);
      await dialog.getByRole('button', { name: text('Sign Out'), exact: true }).press('Enter');
      await desktop.workbench.waitForNotification(alex.username);
    });
  });
}
