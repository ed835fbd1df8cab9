import assert from 'node:assert/strict';
import { SignJWT } from 'jose';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { createTokenMaker } from '../builders/popTokens.ts';
import type { TokenMaker } from '../builders/popTokens.ts';
import { literally } from '../literally.ts';
import { cutOff } from './cutOff.ts';
import { PopKeyboard } from './popKeyboard.ts';

const command = 'Entra Broker: Inspect a Token…';

describe('inspecting a token, by keyboard', () => {
  let desktop: Desktop;
  let keyboard: PopKeyboard;
  let maker: TokenMaker;

  before(async () => {
    maker = await createTokenMaker();
    const unbound = await maker.sign({ accessTokenClaims: { cnf: { kid: 'other' } } });
    desktop = await startDesktop({ files: { 'token.txt': unbound } });
    keyboard = new PopKeyboard(desktop);
  });

  after(async () => {
    await desktop.stop();
  });

  async function copy(text: string): Promise<void> {
    await desktop.workbench.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /** Waits for a message, which has no button: VS Code shows one line of those. */
  async function saysAll(message: string): Promise<void> {
    const said = await desktop.workbench.waitForNotification(message);
    assert.deepEqual(await cutOff(said), []);
  }

  it('explains what is on the clipboard, and masks it until asked', async () => {
    const token = await maker.sign();
    await copy(`Authorization: PoP ${token}`);
    await keyboard.run(command);
    await keyboard.tab('PoP token');
    await desktop.workbench.page.getByText('Reveal tokens').waitFor();
    const masked = await keyboard.editorText();
    assert.match(masked, /^# PoP token, from the clipboard\n✓ OK: Nothing is wrong/);
    assert.match(masked, /^○ NOT KNOWN: It is for the method "GET"; compare/m);
    assert.match(masked, /^## Passed \(\d+\)\n✓ OK: It contains an access token/m);
    assert.doesNotMatch(masked, /[\w-]{350}/);
    await keyboard.revealTokens();
    // The actions change before the text does.
    await retry(async () => {
      assert.match(await keyboard.editorText(), literally(token));
    });
    await keyboard.actUntilAsked('Copy token');
    await keyboard.consent('Copy the token', 'Copy');
    await desktop.workbench.waitForNotification('Copied');
  });

  it('shows no token if the person does not want it', async () => {
    const { dialog } = desktop.workbench;
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.tab('PoP token');
    for (const action of ['Reveal tokens', 'Copy token']) {
      await copy('nothing');
      await keyboard.actUntilAsked(action);
      await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      assert.equal(await desktop.workbench.clipboard(), 'nothing');
      assert.doesNotMatch(await keyboard.editorText(), /[\w-]{350}/);
    }
  });

  it('takes the selection before the clipboard, and says what is wrong', async () => {
    const { page } = desktop.workbench;
    await desktop.workbench.openFile('token.txt');
    await page.keyboard.press('Control+A');
    await keyboard.run(command);
    await keyboard.tab('PoP token');
    const text = await keyboard.editorText();
    assert.match(text, /^# PoP token, from the selection\n✗ FAILED: The access token is not bound/);
    assert.match(
      text,
      /Azure guard \(Azure Arc\): no, since the access token is bound to another key/,
    );
  });

  it('says what a bearer token is', async () => {
    const token = await new SignJWT({ aud: 'api://a' })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .sign(maker.privateKey);
    await copy(token);
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.tab('Token');
    assert.match(
      await keyboard.editorText(),
      /^# Bearer token, from the clipboard\n✗ FAILED: The access token doesn't say[^]*no PoP token/,
    );
  });

  it('says all of what to do if there is no token', async () => {
    await copy('hello');
    await keyboard.act('Compare with the clipboard');
    await saysAll('No token is on the clipboard. Copy the other one first.');
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await saysAll('No token is selected or on the clipboard. Copy one first.');
  });
});
