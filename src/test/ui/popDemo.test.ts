import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { alex } from '../broker/defaultAccounts.ts';
import { environmentsFile, requestsFile } from '../demo/instructions.ts';
import type { DemoAddresses } from '../demo/instructions.ts';
import { startResourceServer } from '../demo/resourceServer.ts';
import type { ResourceServer } from '../demo/resourceServer.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

describe('the requests of the demo', () => {
  let desktop: Desktop;
  let api: ResourceServer;
  let keyboard: PopKeyboard;

  before(async () => {
    desktop = await startDesktop();
    api = await startResourceServer(desktop.standIn.keysUrl);
    const addresses: DemoAddresses = { api: api.origin, prompt: desktop.standIn.promptUrl };
    const { workspace } = desktop.profile;
    await writeFile(`${workspace}/requests.http`, requestsFile(addresses));
    await writeFile(`${workspace}/http-client.env.json`, environmentsFile(addresses));
    keyboard = new PopKeyboard(desktop);
  });

  after(async () => {
    await api.stop();
    await desktop.stop();
  });

  it('lead from nothing to 200, and to the reason of a refusal', async () => {
    await sendAt(5);
    await keyboard.choose(steps.account, 'Sign in…');
    await pickInPrompt(desktop, alex);
    await desktop.workbench.dialog.waitFor();
    await desktop.workbench.notification('sign-in window').waitFor({ state: 'hidden' });
    await desktop.workbench.screenshot('pop-confirm');
    await keyboard.consent('Send GET to', 'Send');
    await keyboard.tab('200 OK');
    const { page } = desktop.workbench;
    await page.getByText('Inspect token').first().waitFor();
    await desktop.workbench.screenshot('request-file', page.locator('.part.editor'));
    await sendAt(11);
    await keyboard.consent('Send GET to', 'Send');
    await keyboard.tab('401 Unauthorized');
    assert.match(await keyboard.editorText(), /^✗ FAILED: .+\n.+\n\n401 Unauthorized/);
    await desktop.workbench.screenshot('pop-refusal');
    // The rows of actions move the lines, a moment after the text is there.
    await retry(async () => {
      assert.equal(await keyboard.lineBelow('Why was it refused?'), 1);
      // Below the advice, and not between it and what failed.
      assert.equal(await keyboard.lineBelow('Reveal tokens'), 3);
    });
    await keyboard.act('Why was it refused?');
    await keyboard.tab('Why it was refused');
    const why = await keyboard.editorText();
    assert.match(
      why,
      /^✗ FAILED: .+\n.+\nThe server says: "The nonce is not one of this server, .+"\n\n/,
    );
  });

  it('can fail although the token is good', async () => {
    await sendAt(17);
    await keyboard.consent('Send GET to', 'Send');
    await keyboard.tab('500 Internal Server Error');
    assert.match(await keyboard.editorText(), /^500 Internal Server Error/);
  });

  it('are accepted once from a terminal, wherever the token before went', async () => {
    await desktop.workbench.openFile('requests.http');
    await desktop.workbench.goToLine(5);
    await keyboard.run('Entra Broker: Get a PoP Token…');
    await keyboard.choose(steps.outlet, 'Copy the token');
    await keyboard.consent('Copy a PoP token for GET', 'Copy');
    const forGet = await curlCommand();
    assert.partialDeepStrictEqual(await answerInShell(forGet), { accepted: true });
    assert.match((await answerInShell(forGet)).error ?? '', /used/);
    const forPost = (await curlCommand()).replace('request = "GET"', 'request = "POST"');
    assert.match((await answerInShell(forPost)).error ?? '', /POST/);
  });

  /** A new command, which the answer to the first request copies. */
  async function curlCommand(): Promise<string> {
    await sendAt(5);
    await keyboard.consent('Send GET to', 'Send');
    await keyboard.tab('200 OK');
    const before = await desktop.workbench.clipboard();
    await keyboard.act('Copy as curl');
    await keyboard.consent('Copy a curl command with a PoP token for GET', 'Copy');
    return retry(async () => {
      const copied = await desktop.workbench.clipboard();
      // Not the text: it has a token.
      assert.ok(copied !== before && copied.endsWith(' | curl --config -'));
      return copied;
    });
  }

  async function answerInShell(command: string): Promise<{ readonly error?: string }> {
    const { stdout } = await promisify(execFile)('sh', ['-c', command]);
    return JSON.parse(stdout) as { readonly error?: string };
  }

  it('have bodies that can be saved', async () => {
    const { quickInput } = desktop.workbench;
    const path = `${desktop.profile.workspace}/items.json`;
    await sendAt(5);
    await keyboard.consent('Send GET to', 'Send');
    await keyboard.tab('200 OK');
    await keyboard.act('Save body');
    await quickInput.step('Save the body');
    // VS Code fills the dialog in a moment after it is there.
    await retry(async () => {
      assert.match(await quickInput.value(), /\.json$/);
    });
    await quickInput.submit(path);
    const saved = await retry(async () => JSON.parse(await readFile(path, 'utf8')) as object);
    assert.partialDeepStrictEqual(saved, { accepted: true });
  });

  it('are compared with the answer before, and their pictures opened', async () => {
    const { page } = desktop.workbench;
    await sendAt(5);
    await keyboard.consent('Send GET to', 'Send');
    await keyboard.tab('200 OK');
    await keyboard.act('Compare with the answer before');
    await keyboard.tab('Before ↔ 200 OK');
    await sendAt(26);
    await keyboard.consent('Send GET to', 'Send');
    await page.getByText(', not text. Save or open it').waitFor();
    await keyboard.act('Open body');
    await keyboard.tabWithoutText('picture.png');
  });

  /** Sends the request at a line, counted from one, with the command. */
  async function sendAt(line: number): Promise<void> {
    await desktop.workbench.openFile('requests.http');
    await desktop.workbench.goToLine(line);
    await keyboard.run('Entra Broker: Send with PoP…');
  }
});
