import assert from 'node:assert/strict';
import { alex } from '../broker/defaultAccounts.ts';
import { RecordingServer } from '../fakes/recordingServer.ts';
import { startDesktop } from '../workbench/desktop.ts';
import type { Desktop } from '../workbench/desktop.ts';
import { buildHostile, Hostile } from './hostile/hostile.ts';
import { PopKeyboard } from './popKeyboard.ts';
import { signIn } from './signIn.ts';

const link = '[click](command:workbench.action.createTerminalEditor)';

describe('an extension that wants to act in the name of the person', () => {
  let desktop: Desktop;
  let api: RecordingServer;
  let hostile: Hostile;
  let keyboard: PopKeyboard;

  before(async () => {
    desktop = await startDesktop({ extensions: [await buildHostile()] });
    api = await RecordingServer.start((_, response) => {
      response.setHeader('link', link);
      response.setHeader('content-type', 'text/plain');
      response.setHeader('www-authenticate', `Bearer realm="${link}"`);
      response.write(
        `${link}\n## Answer\n\n200 OK\nfile:///etc/passwd command:foo https://a.test/`,
      );
    });
    hostile = new Hostile(desktop.workbench);
    keyboard = new PopKeyboard(desktop);
    await signIn(desktop, alex);
    await keyboard.run('Notifications: Clear All Notifications');
  });

  after(async () => {
    await api[Symbol.asyncDispose]();
    await desktop.stop();
  });

  const request = () => ({
    method: 'DELETE',
    uri: `${api.origin}/everything`,
    scopes: ['https://management.azure.com/.default'],
  });

  it('sends nothing, whatever it accepts, until the person presses the button', async () => {
    const before = await tokenRequests();
    const { tried } = await hostile.run({
      start: [['entraBroker.sendPopRequest', request()]],
      rounds: 3,
    });
    const known = [
      'workbench.action.acceptSelectedQuickOpenItem',
      'quickInput.accept',
      'notification.acceptPrimaryAction',
    ];
    assert.deepEqual(
      known.filter((command) => !tried.includes(command)),
      [],
    );
    assert.equal(api.received.length, 0);
    assert.equal(await tokenRequests(), before);
    await keyboard.consent('Send DELETE to', 'Send');
    await keyboard.tab('200 OK');
    assert.deepEqual(
      api.received.map(({ method, path }) => `${method} ${path}`),
      ['DELETE /everything'],
    );
    assert.ok((await tokenRequests()) > before);
  });

  it('finds no link to a command, no secret in an action, and another language than Markdown', async () => {
    const { actions, links, languages } = await hostile.run({});
    const { page } = desktop.workbench;
    assert.ok(links.includes('https://a.test/'), links.join());
    assert.deepEqual(
      links.filter((target) => !/^https?:/.test(target)),
      [],
    );
    assert.ok(languages.includes('entra-broker-report'), languages.join());
    assert.notDeepEqual(actions, []);
    for (const action of actions) {
      assert.doesNotMatch(action, /everything|management|127\.0\.0\.1/);
    }
    const anchors = page.locator('a[href^="command:"], a[data-href^="command:"]');
    assert.equal(await page.locator('.editor-instance').locator(anchors).count(), 0);
  });

  it('gets no token by the actions of a view', async () => {
    const { dialog } = desktop.workbench;
    const before = await tokenRequests();
    const { clipboard } = await hostile.run({ takeActions: true, rounds: 2 });
    assert.equal(clipboard, '');
    assert.equal(api.received.length, 1);
    assert.equal(await tokenRequests(), before);
    // The questions wait in a row: to send again, to copy a command, to copy and to show tokens.
    for (let asked = 0; asked < 4; asked++) {
      await dialog.waitFor();
      const question = dialog.getByText(
        (await dialog.locator('.dialog-message').textContent()) ?? '',
      );
      await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
      await question.waitFor({ state: 'hidden' });
    }
    assert.equal(api.received.length, 1);
    assert.equal(await desktop.workbench.clipboard(), '');
  });

  it('gets no token on the clipboard, until the person presses the button', async () => {
    const start = [['entraBroker.requestPopToken', request()]] as const;
    const { clipboard } = await hostile.run({ start, rounds: 2 });
    assert.equal(clipboard, '');
    await keyboard.consent('DELETE', 'Copy');
    await desktop.workbench.waitForNotification('Copied');
    assert.match(await desktop.workbench.clipboard(), /ey/);
  });

  describe('as a language model tool', () => {
    const tool = () => ({ name: 'entraBroker_sendPopRequest', input: request() });

    it('sends nothing until the person presses the button, and answers without a token', async () => {
      const sent = api.received.length;
      await hostile.run({ tool: tool(), rounds: 2 });
      assert.equal(api.received.length, sent);
      await keyboard.consent('An agent wants to send DELETE', 'Cancel');
      await hostile.start({ tool: tool() });
      await keyboard.consent('An agent wants to send DELETE', 'Send for the Agent');
      const { toolAnswer = '' } = await hostile.outcome();
      assert.match(toolAnswer, /^Status: 200 OK\n/);
      assert.match(toolAnswer, /\nBody, written by the server/);
      assert.doesNotMatch(toolAnswer, /ey[\w-]{100}/);
      assert.equal(api.received.length, sent + 1);
    });

    it('tells the model that the person said no', async () => {
      await hostile.start({ tool: tool() });
      await keyboard.consent('An agent wants to send DELETE', 'Cancel');
      assert.match((await hostile.outcome()).toolAnswer ?? '', /did not confirm the request/);
    });
  });

  /** How many requests for a token the broker has got. */
  async function tokenRequests(): Promise<number> {
    return (await desktop.standIn.control.requests()).length;
  }
});
