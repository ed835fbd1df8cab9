import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeAccountId } from '../broker/account.ts';
import { alex, megan } from '../broker/defaultAccounts.ts';
import { clientId } from '../workbench/clientId.ts';
import { startDesktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { pickInPrompt } from './signIn.ts';

const command = 'Entra Broker: Sign In';
const promptProgress = "Continue in your system's sign-in window";

describe('signing in', () => {
  let desktop: Desktop;

  before(async () => {
    desktop = await startDesktop({ settings: { 'entraBroker.clientId': '' } });
  });

  beforeEach(async () => {
    await desktop.workbench.runCommand('Notifications: Clear All Notifications');
  });

  after(async () => {
    await desktop.stop();
  });

  describe('without a client id', () => {
    it('is given up silently with the Escape key', async () => {
      const { workbench, standIn } = desktop;
      await workbench.runCommand(command);
      await workbench.quickInput.step('client id');
      await workbench.quickInput.escape();
      assert.deepEqual(await standIn.control.prompts(), []);
      assert.equal(await workbench.notification(/./).count(), 0);
    });

    it('refuses one that is no GUID while one types', async () => {
      const { workbench } = desktop;
      await workbench.runCommand(command);
      await workbench.quickInput.step('client id');
      await workbench.quickInput.type('my-app');
      await workbench.quickInput.message.filter({ hasText: 'A client id is a GUID' }).waitFor();
      await workbench.screenshot('client-id-refused');
      await workbench.quickInput.accept();
      await workbench.quickInput.step('client id');
      await workbench.quickInput.escape();
    });

    it('asks for one, keeps it in the settings and goes on to the prompt', async () => {
      const { workbench } = desktop;
      await workbench.runCommand(command);
      await workbench.quickInput.step('client id');
      await workbench.quickInput.message.filter({ hasText: 'Entra Broker signs in as' }).waitFor();
      await workbench.screenshot('client-id');
      await workbench.quickInput.submit(clientId);
      await pickInPrompt(desktop, alex);
      await workbench.waitForNotification(`Signed in as ${alex.username}`);
      const settings = await readFile(join(desktop.profile.userData, 'User/settings.json'), 'utf8');
      assert.partialDeepStrictEqual(JSON.parse(settings), { 'entraBroker.clientId': clientId });
    });
  });

  describe('with a prompt open', () => {
    it('is cancelled from the progress, which closes it', async () => {
      const { workbench, standIn } = desktop;
      await workbench.runCommand(command);
      await standIn.control.nextPrompt();
      const progress = await workbench.waitForNotification(promptProgress);
      await workbench.screenshot('sign-in-progress');
      await progress.getByRole('button', { name: 'Cancel' }).click();
      await progress.waitFor({ state: 'hidden' });
      await retry(async () => {
        assert.deepEqual(await standIn.control.prompts(), []);
      });
    });

    it('says so if the broker leaves it open, and tells of a choice made there too late', async () => {
      const { workbench, standIn } = desktop;
      await standIn.control.script({ method: 'cancel', answer: { kind: 'never' } });
      await workbench.runCommand(command);
      const prompt = await standIn.control.nextPrompt();
      const progress = await workbench.waitForNotification(promptProgress);
      await progress.getByRole('button', { name: 'Cancel' }).click();
      await workbench.waitForNotification("your system's sign-in window is still open");
      await workbench.screenshot('sign-in-left-open');
      await standIn.control.choose(prompt.id, homeAccountId(megan));
      await workbench.waitForNotification('You signed in after the sign-in had ended here');
      await standIn.control.clearScript();
      assert.equal(await workbench.notification('Signed in as').count(), 0);
    });

    it('is cancelled in the prompt, and says nothing more', async () => {
      const { workbench, standIn } = desktop;
      await workbench.runCommand(command);
      const prompt = await standIn.control.nextPrompt();
      const progress = await workbench.waitForNotification(promptProgress);
      await standIn.control.cancelPrompt(prompt.id);
      await progress.waitFor({ state: 'hidden' });
      assert.equal(await workbench.notification(/./).count(), 0);
    });

    it('waits its turn as the second, and says so', async () => {
      const { workbench, standIn } = desktop;
      await workbench.runCommand(command);
      const first = await standIn.control.nextPrompt();
      await workbench.runCommand(command);
      const waiting = await workbench.waitForNotification(
        'Waiting for another sign-in prompt to be closed',
      );
      await workbench.screenshot('sign-in-waits');
      assert.deepEqual(
        (await standIn.control.prompts()).map(({ id }) => id),
        [first.id],
      );
      await standIn.control.cancelPrompt(first.id);
      await pickInPrompt(desktop, megan);
      await workbench.waitForNotification(`Signed in as ${megan.username}`);
      await waiting.waitFor({ state: 'hidden' });
    });

    it('goes on with the account that the person picks with the keyboard', async () => {
      const { workbench, standIn } = desktop;
      await workbench.runCommand(command);
      await standIn.control.nextPrompt();
      const page = await workbench.page.context().newPage();
      await page.goto(standIn.promptUrl);
      await page.getByRole('button', { name: alex.username }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('No sign-in requested').waitFor();
      await page.close();
      await workbench.waitForNotification(`Signed in as ${alex.username}`);
    });
  });
});
