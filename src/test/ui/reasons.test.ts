import assert from 'node:assert/strict';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';

const signIn = 'Entra Broker: Sign In';

describe('a sign-in that fails for a reason', () => {
  let desktop: Desktop;

  before(async () => {
    desktop = await startDesktop();
  });

  beforeEach(async () => {
    await desktop.workbench.runCommand('Notifications: Clear All Notifications');
    await desktop.standIn.control.clearScript();
  });

  after(async () => {
    await desktop.stop();
  });

  async function failWith(context: string): Promise<void> {
    const answer = { kind: 'error', status: 6, context } as const;
    await desktop.standIn.control.script({ method: 'interactive', answer });
    await desktop.workbench.runCommand(signIn);
  }

  it('copies the redirect URI that the app registration lacks', async () => {
    const { workbench } = desktop;
    await failWith('AADSTS50011: The redirect URI does not match.');
    const error = await workbench.waitForNotification(
      'The app registration lacks the redirect URI',
    );
    assert.match(await error.innerText(), /\(AADSTS50011\)/);
    await workbench.screenshot('error-redirect-uri');
    await error.getByRole('button', { name: 'Copy Redirect URI' }).click();
    await workbench.waitForNotification('Redirect URI copied.');
    await retry(async () => {
      assert.equal(
        await workbench.clipboard(),
        'https://login.microsoftonline.com/common/oauth2/nativeclient',
      );
    });
  });

  it('opens the one setting that is meant, and that marks what is wrong in it', async () => {
    const { workbench } = desktop;
    await failWith('AADSTS50194: Application is not configured as a multi-tenant application.');
    const error = await workbench.waitForNotification('for accounts of one tenant only');
    await error.getByRole('button', { name: 'Open Setting' }).click();
    const settings = workbench.page.locator('.settings-editor .setting-item-contents');
    await settings.filter({ hasText: 'Tenant' }).first().waitFor();
    assert.equal(await settings.count(), 1);
    const tenant = settings.getByRole('textbox');
    const mark = settings.locator('.setting-item-validation-message');
    // VS Code draws the results of its search again when the slower one of two is done, and puts
    // the setting's value back into the box.
    await retry(async (timeout) => {
      await tenant.press('ControlOrMeta+A');
      await tenant.pressSequentially('contoso!');
      const reason = mark.filter({ hasText: 'A tenant id (a GUID), a domain such as' });
      await reason.waitFor({ timeout });
    });
    await workbench.screenshot('setting-marked');
  });

  it('offers to look up a number that there is no text for', async () => {
    const { workbench } = desktop;
    await failWith('AADSTS123456: Something new.');
    const error = await workbench.waitForNotification('Microsoft Entra refused the request.');
    await error.getByRole('button', { name: 'Look Up AADSTS123456' }).waitFor();
  });
});
