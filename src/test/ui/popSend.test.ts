import assert from 'node:assert/strict';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer } from '../demo/resourceServer.ts';
import type { ResourceServer } from '../demo/resourceServer.ts';
import { RecordingServer } from '../fakes/recordingServer.ts';
import { literally } from '../literally.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { retry } from '../workbench/retry.ts';
import { cutOff } from './cutOff.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

const command = 'Entra Broker: Send with PoP…';

describe('sending a request with a PoP token, by keyboard', () => {
  let desktop: Desktop;
  let api: ResourceServer;
  let keyboard: PopKeyboard;
  let scopesAreKnown = false;

  before(async () => {
    desktop = await startDesktop();
    api = await startResourceServer(desktop.standIn.keysUrl);
    keyboard = new PopKeyboard(desktop);
    await keyboard.run('Entra Broker: Sign In');
    await pickInPrompt(desktop, alex);
    await desktop.workbench.waitForNotification(`Signed in as ${alex.username}`);
    await keyboard.run('Notifications: Clear All Notifications');
  });

  after(async () => {
    await api.stop();
    await desktop.stop();
  });

  /** Sends a request without headers and body, and waits for the answer. */
  async function send(method: string, path: string, status: number) {
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.submit(steps.uri, `${method} ${api.origin}${path}`);
    if (!scopesAreKnown) {
      await keyboard.confirm(steps.scopes);
      scopesAreKnown = true;
    }
    await keyboard.consent(`Send ${method} to ${new URL(api.origin).host}?`, 'Send');
    await keyboard.tab(`${status} `);
    return keyboard.editorText();
  }

  /** Waits for an answer of a server that gives each one another nonce. */
  async function nextAnswer(send: () => Promise<void>): Promise<void> {
    const nonceShown = async () => /nextnonce="([^"]+)"/.exec(await keyboard.editorText())?.[1];
    const before = await nonceShown();
    await send();
    await retry(async () => {
      const now = await nonceShown();
      assert.ok(now !== undefined && now !== before, `The nonce is still ${now ?? 'missing'}.`);
    });
  }

  it('shows the request and the answer, with the token masked', async () => {
    const text = await send('GET', '/items', 200);
    await desktop.workbench.page.getByText('Inspect token').waitFor();
    assert.match(text, /Authorization: PoP ey\w{4}…\[\d+\]\n/);
    assert.match(text, /200 OK[^]*"accepted": true/);
    assert.doesNotMatch(text, /[\w-]{300}/);
  });

  it("answers a challenge, and uses the server's next nonce once", async () => {
    const first = await send('GET', '/nonce/items', 200);
    assert.match(
      first,
      /^200 OK · after a 401 for a nonce · .*\n[^]*Before that, without the server's nonce\n401 Unauthorized/,
    );
    const { page } = desktop.workbench;
    await desktop.workbench.notification('Sending with PoP').waitFor({ state: 'hidden' });
    await page.getByText('Inspect token').waitFor();
    await desktop.workbench.screenshot('pop-answer');
    await keyboard.act('Inspect token');
    await keyboard.tab('PoP token');
    const inspection = await keyboard.editorText();
    assert.match(inspection, /✓ OK: .*"GET"/);
    assert.match(inspection, /✓ OK: .*"\/nonce\/items"/);
    await page.getByText('Reveal tokens').waitFor();
    await desktop.workbench.screenshot('pop-inspection');
    const second = await send('GET', '/nonce/items', 200);
    assert.match(second, /^200 OK · \d+ ms /);
    assert.doesNotMatch(second, /^401 /m);
  });

  it('sends again with one action and Enter, or one command and Enter, in the same editor', async () => {
    const { page } = desktop.workbench;
    await nextAnswer(async () => {
      await keyboard.act('Send again');
      await keyboard.consent('Send GET to', 'Send');
    });
    await nextAnswer(async () => {
      await keyboard.run(command);
      await keyboard.consent('Send GET to', 'Send');
    });
    assert.equal(await page.locator('.tab').filter({ hasText: '200 OK' }).count(), 1);
  });

  it('gives up if the nonces of the server are not good', async () => {
    const text = await send('GET', '/nonce/expired', 401);
    assert.match(text, /"error": "The nonce has expired\."/);
  });

  it('follows a redirect only when asked to, with another token', async () => {
    const text = await send('GET', '/redirect/here', 307);
    assert.match(text, /The redirect was not followed[^]*location: \/items/);
    await keyboard.act('Follow the redirect…');
    const question = await keyboard.consent('Send GET to', 'Send');
    assert.match(question, literally(`GET ${api.origin}/items`));
    await keyboard.tab('200 OK');
  });

  it('cuts off a large answer', async () => {
    const text = await send('GET', '/large', 200);
    assert.match(text, /^200 OK .*\n.*\nOnly the first 1\.0 MB of the body are shown\./);
  });

  it('says all of what to look at if nothing answers, and asks again', async () => {
    const server = await RecordingServer.start();
    const { origin } = server;
    await server[Symbol.asyncDispose]();
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.submit(steps.uri, `GET ${origin}/items`);
    await keyboard.confirm(steps.scopes);
    await keyboard.consent('Send GET to', 'Send');
    const said = await desktop.workbench.waitForNotification('Nothing answers at that host');
    assert.match((await said.textContent()) ?? '', /is running\. \(ECONNREFUSED\)/);
    assert.deepEqual(await cutOff(said), []);
    await said.getByRole('button', { name: 'Send Again…' }).press('Enter');
    await keyboard.consent('Send GET to', 'Cancel');
  });

  it('can be cancelled', async () => {
    const { page } = desktop.workbench;
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.submit(steps.uri, `GET ${api.origin}/slow`);
    await keyboard.consent('Send GET to', 'Send');
    // The command takes a toast, so the list of notifications must stay closed.
    const progress = desktop.workbench.notification('Sending with PoP');
    await progress.waitFor();
    await keyboard.run('Notifications: Focus Notification Toast');
    await progress.getByRole('button', { name: 'Cancel' }).press('Enter');
    await progress.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.notification-list-item').count(), 0);
  });

  it('sends headers and a body from an editor', async () => {
    const { page, dialog } = desktop.workbench;
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.submit(steps.uri, `POST ${api.origin}/items`);
    await dialog.getByRole('button', { name: 'Change…' }).press('Enter');
    await keyboard.confirm(steps.uri);
    await keyboard.confirm(steps.method);
    await keyboard.confirm(steps.account);
    await keyboard.confirm(steps.scopes);
    await keyboard.choose(steps.content, 'Write headers and a body in an editor…');
    await keyboard.tab('request.http');
    await page.getByRole('button', { name: 'Send with PoP' }).waitFor();
    await page.keyboard.type('{"name": "first"}');
    await desktop.workbench.screenshot('pop-editor');
    await keyboard.act('Send with PoP');
    const question = await keyboard.consent('Send POST to', 'Send');
    assert.match(question, /1 header, 17 bytes of body/);
    await keyboard.tab('200 OK');
    const text = await keyboard.editorText();
    assert.match(text, /Content-Type: application\/json\n[^]*\{"name": "first"\}/);
  });

  it('offers the last request first, with its body, and keeps an answer that was pinned', async () => {
    const { page } = desktop.workbench;
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Shift+Enter');
    await keyboard.run('Entra Broker: Show Log');
    // It takes the focus when it is there, and would close the palette.
    await page.locator('.part.panel .view-line').first().waitFor();
    await keyboard.run(command);
    assert.match(await keyboard.confirm(steps.uri), /^Again: POST .*\/items$/);
    await keyboard.consent('Send POST to', 'Send');
    await page.locator('.tab').filter({ hasText: '200 OK' }).nth(1).waitFor();
  });
});
