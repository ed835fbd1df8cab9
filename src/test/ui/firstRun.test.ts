import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { alex } from '../broker/defaultAccounts.ts';
import { clientId } from '../workbench/clientId.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { writeSettings } from '../workbench/profile.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

/** As they are right after an installation. */
const settings = {
  'entraBroker.clientId': '',
  'workbench.welcomePage.walkthroughs.openOnInstall': true,
};
const title = 'Get started with Entra Broker';

describe('the first run', () => {
  let desktop: Desktop;

  before(async () => {
    desktop = await startDesktop({ settings });
  });

  after(async () => {
    await desktop.stop();
  });

  it('opens the walkthrough, whose pictures are there', async () => {
    const { workbench } = desktop;
    const { page } = workbench;
    await page.getByRole('heading', { name: title }).or(page.getByText(title)).first().waitFor();
    await page.getByText('Tokens that are bound to this device').first().waitFor();
    // Beside the side bar there is no room for pictures.
    await workbench.runCommand('View: Close Primary Side Bar');
    const picture = page.locator('.getting-started-media img').first();
    await picture.waitFor();
    assert.ok(
      (await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)) > 0,
    );
    await workbench.screenshot('walkthrough');
  });

  it('completes steps by what the person does', async () => {
    const { workbench } = desktop;
    const { page } = workbench;
    const keyboard = new PopKeyboard(desktop);
    const completed = (step: string) =>
      page.locator(`[data-done-step-id$="#${step}"][aria-checked="true"]`).first();
    await workbench.runCommand('Entra Broker: Copy Redirect URIs…');
    await workbench.quickInput.item(/nativeclient/).waitFor();
    await workbench.screenshot('redirect-uris', workbench.quickInput.widget);
    await workbench.quickInput.accept();
    await workbench.runCommand('Entra Broker: Sign In');
    await workbench.quickInput.step('client id');
    await workbench.screenshot('client-id', workbench.quickInput.widget);
    await workbench.quickInput.submit(clientId);
    await pickInPrompt(desktop, alex);
    await workbench.waitForNotification(alex.username);
    await workbench.runCommand('Entra Broker: Show Diagnostics');
    await page.locator('.tab').filter({ hasText: 'Entra Broker Diagnostics' }).waitFor();
    await workbench.runCommand('Entra Broker: New Request File');
    await keyboard.tab('example.http');
    await page.getByRole('button', { name: 'Send with PoP' }).first().waitFor();
    await workbench.goToLine(5);
    await keyboard.run('Entra Broker: Get a PoP Token…');
    await keyboard.confirm(steps.outlet);
    await keyboard.consent('Copy a PoP token', 'Copy');
    await workbench.waitForNotification('Copied.');
    await workbench.runCommand('View: Revert and Close Editor');
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.quickInput.pick(title);
    for (const step of [
      'broker',
      'register',
      'clientId',
      'check',
      'signIn',
      'token',
      'requestFile',
    ]) {
      await completed(step).waitFor();
    }
    await workbench.screenshot('walkthrough-steps');
  });

  it('does not open the walkthrough a second time', async () => {
    const { profile } = desktop;
    await writeSettings(profile.userData, {
      ...settings,
      // The diagnostics would take the place of what was opened by itself.
      'workbench.editor.enablePreview': false,
    });
    // Of another folder, for which VS Code has no editors to bring back.
    const folder = join(profile.folder, 'other');
    await mkdir(folder);
    const workbench = await desktop.workbench.openAnother(folder);
    const tab = (name: string) => workbench.page.locator('.tab').filter({ hasText: name });
    // Its commands are there, so it is active, and has looked whether to open the walkthrough.
    await workbench.runCommand('Entra Broker: Show Diagnostics');
    await tab('Entra Broker Diagnostics').waitFor();
    assert.equal(await tab('Welcome').count(), 0);
  });
});
