import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { copyRegistrationCommands } from './copyRegistrationCommands.ts';

describe('copying the commands that register an app', () => {
  beforeEach(resetFake);

  for (const [tool, commands, place] of [
    ['azureCli', /^.*az ad app create /, /^Copied\. Paste into a terminal that is signed in/],
    ['graphPowerShell', /^Connect-MgGraph /, /^Copied\. Paste into PowerShell .* asks you to sign/],
  ] as const) {
    it(`says where those of ${tool} go`, async () => {
      await copyRegistrationCommands(tool);
      assert.match(fake.clipboard, commands);
      assert.match(fake.messages[0]?.message ?? '', place);
      assert.match(fake.messages[0]?.message ?? '', /The last line it prints is the client id\.$/);
    });
  }

  it('opens a terminal for them', async () => {
    fake.press = 'Open a Terminal';
    await copyRegistrationCommands('azureCli');
    await new Promise(setImmediate);
    assert.deepEqual(fake.executed.at(-1), ['workbench.action.terminal.new']);
  });

  it('copies nothing if no tool is chosen', async () => {
    await copyRegistrationCommands('another');
    assert.equal(fake.clipboard, '');
    assert.deepEqual(fake.messages, []);
  });
});
