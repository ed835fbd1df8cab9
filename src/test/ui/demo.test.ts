import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { inRepository } from '../workbench/paths.ts';

describe('npm start', () => {
  let demo: ReturnType<typeof startDemo>;
  const addresses: URL[] = [];

  before(() => {
    demo = startDemo();
  });

  after(() => {
    demo.kill('SIGINT');
  });

  it('says where everything is', async () => {
    const lines: string[] = [];
    for await (const line of createInterface(demo.stdout)) {
      lines.push(line);
      const address = /^(?:VS Code|Sign-in prompts|API): +(\S+)$/.exec(line)?.[1];
      if (address) {
        addresses.push(new URL(address));
      }
      if (line.startsWith('Ctrl+C')) {
        break;
      }
    }
    assert.deepEqual(lines.slice(0, 2), ['Building the extension…', '']);
    assert.equal(lines[2], `VS Code:          ${String(addresses[0])}`);
    assert.equal(addresses.length, 3);
    for (const address of addresses) {
      assert.equal(address.hostname, '127.0.0.1');
      assert.equal((await fetch(address)).status, 200);
    }
    assert.ok(existsSync(`${workspace()}/requests.http`));
  });

  it('tells the page with the prompts of changes, also through the proxy of VS Code', async () => {
    const [vscode = assert.fail(), prompts = assert.fail()] = addresses;
    // VS Code opens links to this machine through its proxy, which compresses answers.
    const changes = new URL(`/proxy/${prompts.port}${prompts.pathname}changes`, vscode);
    const { body, headers } = await fetch(changes, { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(headers.get('content-type'), 'text/event-stream');
    const events = (body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
    const { value } = await events.read();
    await events.cancel();
    assert.equal(value, 'data:\n\n');
  });

  it('ends all of it', async () => {
    const folder = workspace();
    const ended = once(demo, 'exit');
    demo.kill('SIGINT');
    await ended;
    for (const address of addresses) {
      await assert.rejects(fetch(address));
    }
    assert.ok(!existsSync(folder));
  });

  function workspace(): string {
    return addresses[0]?.searchParams.get('folder') ?? '';
  }
});

function startDemo() {
  return spawn(process.execPath, [inRepository('scripts/start.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
