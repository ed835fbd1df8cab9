import assert from 'node:assert/strict';
import { homeAccountId } from '../broker/account.ts';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer } from '../demo/resourceServer.ts';
import type { ResourceServer } from '../demo/resourceServer.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop, DesktopOptions } from '../workbench/desktop.ts';
import { buildIndependentSample, buildSampleExtension } from '../workbench/sampleExtension.ts';

const command = 'Sample: Call an API with a PoP Token';
const bearerCommand = 'Sample: Get a Bearer Token Session';

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
    // In plain JSON, the first line would be an error.
    await workbench.page.getByRole('button', { name: 'JSON with Comments' }).waitFor();
    const text = await workbench.editorText();
    await workbench.runCommand('View: Revert and Close Editor');
    await workbench.page.locator('.view-line').waitFor({ state: 'detached' });
    return text;
  }

  it('gets no token if the person refuses, and says so once', async () => {
    const { workbench } = desktop;
    await callApi('/items');
    await workbench.answerDialog('Cancel');
    await workbench.waitForNotification('User did not consent to login.');
  });

  it('calls an API when the person has allowed it and signed in', async () => {
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

  it('gets a bearer token of Entra Broker if that works', async () => {
    const { workbench } = desktop;
    await workbench.runCommand(bearerCommand);
    await workbench.waitForNotification(`a bearer token of ${alex.username}`);
  });
});

const elsewhere: readonly { title: string; options: () => Promise<DesktopOptions> }[] = [
  {
    title: 'if Entra Broker is not set up',
    options: async () => ({
      extensions: [await buildSampleExtension()],
      settings: { 'entraBroker.clientId': '' },
    }),
  },
  {
    title: 'if Entra Broker is not installed',
    options: async () => ({ extensions: [await buildIndependentSample()], installed: false }),
  },
];

for (const { title, options } of elsewhere) {
  describe(`the sample extension, ${title}`, () => {
    let desktop: Desktop;

    before(async () => {
      desktop = await startDesktop(await options());
    });

    after(async () => {
      await desktop.stop();
    });

    it('asks for a bearer token of the built-in provider', async () => {
      const { workbench } = desktop;
      await workbench.runCommand(bearerCommand);
      await workbench.dialog.getByText('wants to sign in using Microsoft').waitFor();
      await workbench.answerDialog('Cancel');
    });
  });
}
