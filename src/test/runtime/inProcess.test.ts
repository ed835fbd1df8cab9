import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { processPath, useScene } from './scene.ts';

const sources = fileURLToPath(new URL('../../broker/', import.meta.url));

describe('the native runtime in the extension host itself', () => {
  const scene = useScene();
  // Beside the bundle of MSAL, as the extension's own.
  const bundle = join(dirname(processPath), 'inProcessTest.cjs');

  before(async () => {
    await build({
      entryPoints: [join(sources, 'createBroker.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      supported: { 'dynamic-import': false },
      plugins: [
        {
          name: 'msal-apart',
          setup: (building) => {
            building.onResolve({ filter: /\/msalBroker\.ts$/ }, () => ({
              path: './msalBroker.cjs',
              external: true,
            }));
          },
        },
      ],
    });
  });
  after(() => rm(bundle));

  it('does what processes of its own do, within the same limits', async () => {
    const host = spawn(
      process.execPath,
      [fileURLToPath(new URL('inProcessHost.ts', import.meta.url)), bundle],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...scene.standIn.env } },
    );
    const outcomes = JSON.parse(await text(host.stdout)) as Record<string, unknown>;
    assert.deepEqual(outcomes, {
      cancelled: 'cancelled',
      accounts: 'ok',
      pop: 'ok',
      prompt: 'timeout',
      health: 'ok',
      children: 0,
    });
  });
});
