import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { useScene } from './scene.ts';

const calls = Number(process.env.SOAK_CALLS ?? 1500);
const megabyte = 1024 * 1024;

describe(`a soak of ${calls} PoP tokens`, () => {
  const scene = useScene();

  it('leaves the memory of the extension host as it was', async function () {
    this.timeout(600_000);
    const host = spawn(
      process.execPath,
      ['--expose-gc', fileURLToPath(new URL('soakHost.ts', import.meta.url)), String(calls)],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...scene.standIn.env } },
    );
    const { heap, childMemory } = JSON.parse(await text(host.stdout)) as {
      heap: [number, ...number[]];
      childMemory: number;
    };
    const growth = (heap.at(-1)! - heap[0]) / megabyte;
    // A kilobyte a call would be a leak.
    assert.ok(growth < calls / 1000, `The heap grew by ${growth} MB.`);
    assert.ok(childMemory < 400 * megabyte, `A process had ${childMemory / megabyte} MB.`);
  });
});
