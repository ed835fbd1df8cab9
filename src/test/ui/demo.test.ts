import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { inRepository } from '../workbench/paths.ts';

describe('npm start', () => {
  let demo: ReturnType<typeof startDemo> | undefined;

  after(() => {
    demo?.kill('SIGINT');
  });

  it('says where everything is, and ends all of it', async () => {
    demo = startDemo();
    const ended = once(demo, 'exit');
    const addresses: URL[] = [];
    for await (const line of createInterface(demo.stdout)) {
      const address = /^(?:VS Code|Sign-in prompts|API): +(\S+)$/.exec(line)?.[1];
      if (address) {
        addresses.push(new URL(address));
      }
      if (line.startsWith('Ctrl+C')) {
        break;
      }
    }
    assert.equal(addresses.length, 3);
    for (const address of addresses) {
      assert.equal(address.hostname, '127.0.0.1');
      assert.equal((await fetch(address)).status, 200);
    }
    const workspace = addresses[0]?.searchParams.get('folder') ?? '';
    assert.ok(existsSync(`${workspace}/requests.http`));

    demo.kill('SIGINT');
    await ended;
    for (const address of addresses) {
      await assert.rejects(fetch(address));
    }
    assert.ok(!existsSync(workspace));
  });
});

function startDemo() {
  return spawn(process.execPath, [inRepository('src/test/demo/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
