import assert from 'node:assert/strict';
import { alex } from '../broker/defaultAccounts.ts';
import { startResourceServer, type ResourceServer } from '../demo/resourceServer.ts';
import { startDesktop, type Desktop } from '../workbench/desktop.ts';
import { PopKeyboard, steps } from './popKeyboard.ts';
import { pickInPrompt } from './signIn.ts';

const command = 'Entra Broker: Send a Request with a PoP Token…';

describe('sending a request with a PoP token, by keyboard', () => {
  let desktop: Desktop;
  let api: ResourceServer;
  let keyboard: PopKeyboard;

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

  /** Sends a request without headers and body, and waits for what came back. */
  async function send(method: string, path: string, status: number, nonce = 'A random nonce') {
    await keyboard.run('View: Close All Editors');
    await keyboard.run(command);
    await keyboard.describeRequest(method, api.origin + path);
    await keyboard.choose(steps.content, 'No headers and no body');
    await keyboard.choose(steps.nonce, nonce);
    await keyboard.tab(`Answer ${status}`);
    return keyboard.editorText();
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
    assert.match(first, /401 Unauthorized[^]*once more with the server's nonce[^]*200 OK/);
    const { page } = desktop.workbench;
    await desktop.workbench.notification('Sending a request').waitFor({ state: 'hidden' });
    await page.getByText('Inspect token').waitFor();
    await desktop.workbench.screenshot('pop-answer');
    await keyboard.act('Inspect token');
    await keyboard.tab('PoP token');
    const inspection = await keyboard.editorText();
    assert.match(inspection, /- OK: .*"GET"/);
    assert.match(inspection, /- OK: .*"\/nonce\/items"/);
    await page.getByText('Reveal tokens').waitFor();
    await desktop.workbench.screenshot('pop-inspection');
    const second = await send('GET', '/nonce/items', 200, "The server's next nonce");
    assert.doesNotMatch(second, /401/);
  });

  it('gives up where the nonces of the server are not good', async () => {
    const text = await send('GET', '/nonce/expired', 401);
    assert.match(text, /"error": "The nonce has expired\."/);
  });

  it('follows a redirect only when asked to, with another token', async () => {
    const text = await send('GET', '/redirect/here', 307);
    assert.match(text, /location: \/items[^]*The redirect was not followed/);
    await keyboard.act('Send to where it redirects…');
    await keyboard.confirm(steps.account);
    await keyboard.confirm(steps.method);
    const uri = await keyboard.type(steps.uri, `${api.origin}/items`);
    assert.equal(uri, `${api.origin}/items`);
    await keyboard.confirm(steps.scopes);
    await keyboard.choose(steps.content, 'No headers and no body');
    await keyboard.choose(steps.nonce, 'A random nonce');
    await keyboard.tab('Answer 200');
  });

  it('cuts off a large answer', async () => {
    const text = await send('GET', '/large', 200);
    assert.match(text, /The body goes on; only 1048576 bytes are shown/);
  });

  it('can be cancelled', async () => {
    const { page } = desktop.workbench;
    await keyboard.run(command);
    await keyboard.describeRequest('GET', `${api.origin}/slow`);
    await keyboard.choose(steps.content, 'No headers and no body');
    await keyboard.choose(steps.nonce, 'A random nonce');
    // The command takes a toast, so the list of notifications must stay closed.
    const progress = desktop.workbench.notification('Sending a request');
    await progress.waitFor();
    await keyboard.run('Notifications: Focus Notification Toast');
    await progress.getByRole('button', { name: 'Cancel' }).press('Enter');
    await progress.waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.notification-list-item').count(), 0);
  });

  it('sends headers and a body from an editor', async () => {
    const { page, quickInput } = desktop.workbench;
    await keyboard.run(command);
    await keyboard.describeRequest('POST', `${api.origin}/items`);
    await keyboard.choose(steps.content, 'Write headers and a body in an editor…');
    await keyboard.tab('request.http');
    await page.getByText('Send with PoP').waitFor();
    await page.keyboard.type('{"name": "first"}');
    await desktop.workbench.screenshot('pop-editor');
    await keyboard.act('Send with PoP');
    await keyboard.confirm(steps.account);
    assert.equal(await keyboard.confirm(steps.method), 'POST');
    await quickInput.step(steps.uri);
    await quickInput.accept();
    await keyboard.confirm(steps.scopes);
    await keyboard.choose(steps.content, 'The headers and the body that came with the request');
    await keyboard.choose(steps.nonce, 'A random nonce');
    await keyboard.tab('Answer 200');
    const text = await keyboard.editorText();
    assert.match(text, /Content-Type: application\/json\n[^]*\{"name": "first"\}/);
  });
});
