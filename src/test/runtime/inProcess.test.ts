import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { msalApart } from '../../../scripts/bundle/apart.mjs';
import type { createBroker as CreateBroker } from '../../broker/createBroker.ts';
import { accountsRequest, failureOf, processPath, useScene } from './scene.ts';

const sources = fileURLToPath(new URL('../../broker/', import.meta.url));

describe('the native runtime in the extension host itself', () => {
  const scene = useScene();
  // Beside the bundle of MSAL, as the extension's own.
  const bundle = join(dirname(processPath), 'inProcessTest.cjs');

  before(() => buildBroker(bundle));
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

describe('a bundle of MSAL that does not load', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entra-broker-bundle-'));
    await buildBroker(join(folder, 'broker.cjs'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is no broker, says so, and is tried again', async () => {
    const { createBroker } = createRequire(import.meta.url)(join(folder, 'broker.cjs')) as {
      createBroker: typeof CreateBroker;
    };
    const broker = createBroker({ isolation: 'none', processPath: '', log: () => undefined });
    const expected = { kind: 'unavailable', cause: 'runtimeNotLoaded' };
    assert.deepEqual(await failureOf(broker.health(neverAborted)), expected);
    assert.deepEqual(await failureOf(broker.accounts(accountsRequest(), neverAborted)), expected);
    await writeFile(
      join(folder, 'msalBroker.cjs'),
      'exports.createMsalBroker = () => ({ accounts: async () => [] });',
    );
    assert.deepEqual(await broker.accounts(accountsRequest(), neverAborted), []);
  });
});

/** Bundles the broker as the extension does, with the bundle of MSAL beside it. */
async function buildBroker(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(sources, 'createBroker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [msalApart('./msalBroker.cjs')],
  });
}
