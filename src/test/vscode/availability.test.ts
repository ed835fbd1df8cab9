import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, extensions, workspace } from 'vscode';
import { availabilityCommand } from '../../contract/availability.ts';
import { signIn } from './signIn.ts';
import { alex, control } from './standInControl.ts';

const ask = async () => commands.executeCommand(availabilityCommand);

describe('the availability command', () => {
  before(async () => {
    await control.reset();
    await signIn(alex);
    await ask();
  });

  it('says yes, names nobody and asks nobody again soon after', async () => {
    await control.clearRequests();
    const answers = await Promise.all([ask(), ask()]);
    assert.deepEqual(answers, [
      { available: true, configured: true },
      { available: true, configured: true },
    ]);
    assert.deepEqual(await control.requests(), []);
    assert.deepEqual(await control.prompts(), []);
  });

  it('says that no client id is set, and asks for none', async () => {
    const configuration = workspace.getConfiguration('entraBroker');
    const clientId = configuration.get('clientId');
    await configuration.update('clientId', '', ConfigurationTarget.Global);
    try {
      assert.deepEqual(await ask(), { available: true, configured: false });
    } finally {
      await configuration.update('clientId', clientId, ConfigurationTarget.Global);
    }
  });

  it('is not in the palette', () => {
    const { contributes } = extensions.getExtension('entra-broker.entra-broker-auth')!
      .packageJSON as {
      contributes: { menus: { commandPalette: readonly { command: string; when?: string }[] } };
    };
    assert.deepEqual(
      contributes.menus.commandPalette.filter(({ command }) => command === availabilityCommand),
      [{ command: availabilityCommand, when: 'false' }],
    );
  });
});
