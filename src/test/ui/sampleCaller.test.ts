import assert from 'node:assert/strict';
import { homeAccountId } from '../broker/account.ts';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer, type ResourceServer } from '../demo/resourceServer.ts';
import { startDesktop, type Desktop } from '../workbench/desktop.ts';
import { buildSampleExtension } from '../workbench/sampleExtension.ts';

const command = 'Sample: Call an API with a PoP Token';

describe('the sample extension', () => {
  let desktop: Desktop;
  let api: ResourceServer;

  before(async () => {
    desktop = await startDesktop({ extensions: [await buildSampleExtension()] });
    api = await startResourceServer(desktop.standIn.keysUrl);
  });

  after(async () => {
    await api.stop();
    await desktop.stop();
  });

  async function callApi(path: string): Promise<void> {
    await desktop.workbench.runCommand(command);
    await desktop.workbench.quickInput.step('Call an API with a PoP Token');
    await desktop.workbench.quickInput.submit(`${api.origin}${path}`);
  }

  async function answer(): Promise<string> {
    const { workbench } = desktop;
    await workbench.page
      .locator('.view-line')
      .filter({ hasText: /^\/\/.\d{3}/ })
      .waitFor();
    const text = await workbench.editorText();
    await workbench.runCommand('View: Revert and Close Editor');
    await workbench.page.locator('.view-line').waitFor({ state: 'detached' });
    return text;
  }

  it('gets no token where the person refuses', async () => {
    const { workbench } = desktop;
    await callApi('/items');
    // Not answerDialog: VS Code's dialog for a failed command follows at once.
    await workbench.dialog.getByRole('button', { name: 'Cancel' }).click();
    await workbench.dialog.getByText('User did not consent to login.').waitFor();
    await workbench.answerDialog('OK');
  });

  it('calls an API once the person has allowed it and signed in', async () => {
    const { standIn, workbench } = desktop;
    await callApi('/nonce/items');
    await workbench.dialog.getByText(`To call ${api.origin}.`).waitFor();
    await workbench.screenshot('sample-consent');
    await workbench.answerDialog('Allow');
    const prompt = await standIn.control.nextPrompt();
    await standIn.control.choose(prompt.id, homeAccountId(alex));
    assert.match(await answer(), /^\/\/ 200 OK\n.*"accepted": true/s);
  });

  it('asks for no more consent, and follows redirects', async () => {
    await callApi('/redirect/here');
    assert.match(await answer(), /"p": "\/items"/);
    await callApi('/redirect/elsewhere');
    assert.match(await answer(), /"receivedAuthorization": false/);
  });
});
