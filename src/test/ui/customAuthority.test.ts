import assert from 'node:assert/strict';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';

const command = 'Entra Broker: Sign In';

describe('signing in at a custom authority', () => {
  let desktop: Desktop;

  before(async () => {
    desktop = await startDesktop({
      settings: {
        'entraBroker.cloud': 'custom',
        'entraBroker.customAuthority': 'https://login.contoso.example',
      },
    });
  });

  after(async () => {
    await desktop.stop();
  });

  it('is confirmed in a dialog that names the host, and given up without a yes', async () => {
    const { workbench, standIn } = desktop;
    await workbench.runCommand(command);
    await workbench.dialog.getByText('Sign in at login.contoso.example?').waitFor();
    await workbench.screenshot('custom-authority');
    await workbench.answerDialog('Cancel');
    assert.deepEqual(await standIn.control.prompts(), []);
  });

  it('opens the prompt after a yes, and names the host beside it', async () => {
    const { workbench, standIn } = desktop;
    await workbench.runCommand(command);
    await workbench.answerDialog('Sign In There');
    const prompt = await standIn.control.nextPrompt();
    await workbench.waitForNotification('Entra Broker sign-in at login.contoso.example');
    await standIn.control.cancelPrompt(prompt.id);
  });
});
