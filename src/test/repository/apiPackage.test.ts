import assert from 'node:assert/strict';
import { execFileSync, execSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const consumer = `
  import * as vscode from 'vscode';
  import {
    availability,
    createPopFetch,
    errorKind,
    popScopes,
    scopesForChallenge,
    wasShown,
  } from 'entra-broker-auth-api';
  import type { Availability, ErrorKind } from 'entra-broker-auth-api';

  const { getSession } = vscode.authentication;
  const scopes = ['https://api.contoso.test/.default'];
  export const account: Thenable<vscode.AuthenticationSession | undefined> =
    getSession('entra-broker', popScopes({ method: 'GET', uri: 'https://api.contoso.test' }));
  export const popFetch: typeof fetch = createPopFetch({ getSession, scopes });
  export const here: Promise<Availability> = availability(vscode.commands.executeCommand);
  export const kind: ErrorKind | undefined = errorKind(new Error());
  export const shown: boolean = wasShown(new Error());
  export const stepUp: string[] = scopesForChallenge(new Headers().get('www-authenticate'), scopes);
  export const silent = createPopFetch({ getSession, scopes, sessionOptions: { silent: true } });
  export const asking = createPopFetch({
    getSession,
    scopes,
    account: { id: 'id', label: 'label' } satisfies vscode.AuthenticationSessionAccountInformation,
    sessionOptions: {
      createIfNone: { detail: 'Why' } satisfies vscode.AuthenticationGetSessionPresentationOptions,
    },
  });
`;

describe('the npm package for other extensions', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'entra-broker-api-'));
    execFileSync(process.execPath, ['scripts/packageApi.mjs'], { stdio: 'pipe' });
    writeFileSync(join(folder, 'package.json'), '{}');
    const file = resolve('artifacts', `entra-broker-auth-api-${version}.tgz`);
    execSync(`npm install --offline --no-audit "${file}"`, { cwd: folder, stdio: 'pipe' });
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (file: string, source: string) => {
    writeFileSync(join(folder, file), source);
    return execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
  };

  it('can be imported', () => {
    const source = `import * as api from 'entra-broker-auth-api'; console.log(api.providerId);`;
    assert.equal(run('import.mjs', source), 'entra-broker\n');
  });

  it('can be required', () => {
    const source = `console.log(require('entra-broker-auth-api').providerId);`;
    assert.equal(run('require.cjs', source), 'entra-broker\n');
  });

  it('needs nothing of Node, so that web extensions can bundle it', () => {
    for (const format of ['esm', 'cjs']) {
      const file = join(folder, 'node_modules/entra-broker-auth-api', format, 'api/index.js');
      const found = /\brequire\(|\bfrom ['"]|\bBuffer\b|\bprocess\./.exec(
        readFileSync(file, 'utf8'),
      );
      assert.equal(found, null);
    }
  });

  it("fits VS Code's types, as ES module and CommonJS, with and without DOM types", () => {
    symlinkSync(resolve('node_modules/@types'), join(folder, 'node_modules/@types'), 'junction');
    symlinkSync(
      resolve('node_modules/undici-types'),
      join(folder, 'node_modules/undici-types'),
      'junction',
    );
    writeFileSync(join(folder, 'consumer.mts'), consumer);
    writeFileSync(join(folder, 'consumer.cts'), consumer);
    for (const libraries of [
      ['--lib', 'ES2023', '--types', 'node,vscode'],
      ['--lib', 'ES2023,DOM', '--types', 'vscode'],
    ]) {
      const files = ['consumer.mts', 'consumer.cts'];
      const options = ['--noEmit', '--strict', '--module', 'nodenext', ...libraries];
      const compiler = resolve('node_modules/typescript/bin/tsc');
      execFileSync(process.execPath, [compiler, ...files, ...options], {
        cwd: folder,
        stdio: ['ignore', 'inherit', 'inherit'],
      });
    }
  });
});
