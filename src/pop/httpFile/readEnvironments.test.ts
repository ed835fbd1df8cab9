import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { fake, resetFake, Uri } from '../../test/fakes/vscode.ts';
import { readEnvironments } from './readEnvironments.ts';
import { environmentValue } from './variables/environments.ts';

const read = async (path: string, scheme = 'file') =>
  readEnvironments(Uri.from({ scheme, path }) as unknown as vscode.Uri);

const labelsOf = async (path: string, scheme?: string) =>
  (await read(path, scheme)).map(({ label }) => label);

const setting = 'rest-client.environmentVariables';

describe('files of environments', () => {
  beforeEach(() => {
    resetFake();
    fake.files = {
      '/http-client.env.json': '{}',
      '/folder/http-client.env.json': '{}',
      '/folder/api/http-client.private.env.json': '{}',
      '/folder/api/http-client.env.json': '{}',
      '/folder/api/http-client.env.json.user': '{}',
      '/folder/api/v1/http-client.env.json': '{}',
    };
  });

  it('are those of the folder and of the folders above, up to the workspace folder', async () => {
    assert.deepEqual(await labelsOf('/folder/api/a.http'), [
      'api/http-client.env.json.user',
      'api/http-client.private.env.json',
      'api/http-client.env.json',
      'http-client.env.json',
      setting,
    ]);
  });

  it('are those of each folder above', async () => {
    assert.deepEqual(await labelsOf('/folder/api/v1/a.http'), [
      'api/v1/http-client.env.json',
      'api/http-client.env.json.user',
      'api/http-client.private.env.json',
      'api/http-client.env.json',
      'http-client.env.json',
      setting,
    ]);
    assert.deepEqual(await labelsOf('/folder/a.http'), ['http-client.env.json', setting]);
  });

  it('are those of the folder only, outside of the workspace', async () => {
    fake.files['/other/a/http-client.env.json'] = '{}';
    fake.files['/other/http-client.env.json'] = '{}';
    assert.deepEqual(await labelsOf('/other/a/b.http'), ['/other/a/http-client.env.json', setting]);
  });

  it('are none for a file that has no folder', async () => {
    assert.deepEqual(await labelsOf('request.http', 'untitled'), [setting]);
    fake.files['/http-client.env.json'] = '{ not JSON';
    assert.deepEqual(await labelsOf('/request.http', 'untitled'), [setting]);
  });

  it('are not read in a workspace that is not trusted, nor is the setting', async () => {
    fake.isTrusted = false;
    assert.deepEqual(await labelsOf('/folder/api/a.http'), []);
  });

  it("are joined by REST Client's setting", async () => {
    fake.settings[setting] = { dev: { host: 'a' } };
    const places = await read('/folder/a.http');
    assert.equal(environmentValue(places, 'dev', 'host')?.text, 'a');
  });

  it('are named if they are too large to be read', async () => {
    fake.files['/folder/api/http-client.env.json'] = ' '.repeat(1_000_000) + '{}';
    await assert.rejects(read('/folder/api/a.http'), {
      name: 'RequestFileError',
      message:
        'api/http-client.env.json is too large to be read, so its variables are not known. Leave at most 1 MB in it.',
    });
  });

  it('are read up to a size of a megabyte', async () => {
    fake.files['/folder/api/http-client.env.json'] = ' '.repeat(999_998) + '{}';
    assert.deepEqual((await labelsOf('/folder/api/a.http')).length, 5);
  });

  it('are named if they are no JSON', async () => {
    fake.files['/folder/api/http-client.env.json'] = '{ "dev": ';
    await assert.rejects(read('/folder/api/a.http'), {
      name: 'RequestFileError',
      message:
        'api/http-client.env.json is no JSON, so its variables are not known. Mend it first.',
    });
  });
});
