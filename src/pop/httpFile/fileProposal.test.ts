import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { fakeMemento } from '../../test/fakes/memento.ts';
import { fake, resetFake, Uri } from '../../test/fakes/vscode.ts';
import { EnvironmentChoice } from './environmentChoice.ts';
import { fileProposal } from './fileProposal.ts';
import type { FileProposal, FileValues } from './fileProposal.ts';
import { parseHttpFile } from './grammar/parseHttpFile.ts';
import { TypedValues } from './typedValues.ts';

const url = 'https://api.fabrikam.test/pets';

describe('request of a file, proposed', () => {
  let values: FileValues;

  beforeEach(() => {
    resetFake();
    values = { environment: new EnvironmentChoice(fakeMemento()), typed: new TypedValues() };
  });

  async function propose(lines: readonly string[], path = '/folder/a.http'): Promise<FileProposal> {
    const file = parseHttpFile(lines.join('\n'));
    const [request] = file.requests;
    return fileProposal(request!, file, Uri.file(path) as unknown as vscode.Uri, values);
  }

  it('asks nothing if the file says everything', async () => {
    const { uri, notes } = await propose(['@id = 1', `GET ${url}/{{id}}`]);
    assert.equal(uri, `${url}/1`);
    assert.deepEqual(notes, []);
    assert.deepEqual(fake.shownInputs, []);
  });

  it('reads no environment if the file says everything, nor a value of each request', async () => {
    fake.files['/folder/http-client.env.json'] = '{ not JSON';
    const { uri } = await propose([`GET ${url}/{{$random.integer(7, 8)}}`]);
    assert.equal(uri, `${url}/7`);
  });

  it('takes what was typed as it is', async () => {
    fake.inputs = ['{{$random.integer(7, 8)}}'];
    const { body } = await propose([`PUT ${url}`, '', '{{id}}']);
    assert.equal(body, '{{$random.integer(7, 8)}}');
  });

  it('takes from the environment what it has, and asks for the rest', async () => {
    fake.files['/folder/http-client.env.json'] = '{ "dev": { "host": "a.test" } }';
    fake.inputs = ['5'];
    const { uri } = await propose(['GET https://{{host}}/{{id}}']);
    assert.equal(uri, 'https://a.test/5');
    assert.equal(fake.shownInputs.length, 1);
  });

  for (const lines of [
    ['GET {{host}}/pets'],
    ['GET /pets', 'Host: {{host}}'],
    ['GET /pets', 'Host: {{name}}:443'],
    ['GET /pets'],
  ]) {
    it(`takes the host of ${lines.join(', ')} from the environment`, async () => {
      fake.files['/folder/http-client.env.json'] =
        '{ "dev": { "host": "localhost:8443", "name": "a.test" } }';
      const { uri } = await propose(lines);
      assert.match(uri, /^https?:\/\/(?:localhost:8443|a\.test:443)\/pets$/);
      assert.deepEqual(fake.shownInputs, []);
    });
  }

  it('asks for the host of a path that nothing defines', async () => {
    fake.inputs = ['https://a.test'];
    assert.equal((await propose(['GET /pets'])).uri, 'https://a.test/pets');
    assert.deepEqual(
      fake.shownInputs.map(({ title }) => title),
      ['GET {{host}}/pets'],
    );
  });

  it('asks once for the environment, and remembers it for the workspace', async () => {
    fake.files['/folder/http-client.env.json'] =
      '{ "dev": { "host": "dev.test" }, "prod": { "host": "prod.test" } }';
    fake.inputs = ['prod'];
    const lines = ['GET https://{{host}}/'];
    assert.equal((await propose(lines)).uri, 'https://prod.test/');
    assert.equal((await propose(lines)).uri, 'https://prod.test/');
    assert.equal(fake.shownInputs.length, 1);
  });

  it('takes the only environment without asking, and names what goes to the server', async () => {
    fake.files['/folder/http-client.private.env.json'] =
      '{ "dev": { "key": "k", "host": "a.test" } }';
    const { uri, headers, notes } = await propose(['GET https://{{host}}/', 'X-Key: {{key}}']);
    assert.equal(uri, 'https://a.test/');
    assert.deepEqual(headers, [['X-Key', 'k']]);
    assert.deepEqual(notes, [
      'The request contains values from http-client.private.env.json (dev): host, key',
    ]);
  });

  it('asks for no environment that has none of the names', async () => {
    fake.files['/folder/http-client.env.json'] = '{ "dev": { "a": "1" }, "prod": {} }';
    fake.inputs = ['5'];
    assert.equal((await propose([`GET ${url}/{{id}}`])).uri, `${url}/5`);
    assert.equal(fake.shownInputs.length, 1);
  });

  it('asks for names that nothing defines, hidden if they are secrets, once for the file', async () => {
    fake.inputs = ['5', 's', '6', 't'];
    const lines = [`GET ${url}/{{id}}`, 'X: {{apiKey}}'];
    await propose(lines);
    const { uri, headers, notes } = await propose(lines);
    assert.equal(uri, `${url}/5`);
    assert.deepEqual(headers, [['X', 's']]);
    assert.deepEqual(notes, ['The request contains values that you typed: id, apiKey']);
    assert.deepEqual(
      fake.shownInputs.map(({ title, password }) => [title, password]),
      [
        [`GET ${url}/{{id}} (1/2)`, false],
        [`GET ${url}/{{id}} (2/2)`, true],
      ],
    );
  });

  it('asks again if what was typed makes no request', async () => {
    fake.inputs = ['http://elsewhere.test', 'https://a.test'];
    const lines = ['GET {{base}}/pets'];
    await assert.rejects(propose(lines), /this machine only/);
    assert.equal((await propose(lines)).uri, 'https://a.test/pets');
  });

  it('gives what was typed for one file to no other', async () => {
    fake.inputs = ['5', '6'];
    await propose([`GET ${url}/{{id}}`]);
    const { uri } = await propose([`GET ${url}/{{id}}`], '/folder/b.http');
    assert.equal(uri, `${url}/6`);
  });

  it('says in a workspace that is not trusted why it asks', async () => {
    fake.isTrusted = false;
    fake.files['/folder/http-client.env.json'] = '{ "dev": { "id": "1" } }';
    fake.inputs = ['5'];
    assert.equal((await propose([`GET ${url}/{{id}}`])).uri, `${url}/5`);
    assert.match(String(fake.shownInputs[0]?.prompt), /read in trusted workspaces only/);
  });

  it('asks with the words of the file', async () => {
    fake.inputs = ['5'];
    await propose(['# @prompt id The id of a pet', `GET ${url}/{{id}}`]);
    assert.match(String(fake.shownInputs[0]?.prompt), /^The id of a pet\./);
  });

  it('shows nothing of a file as a link or an icon', async () => {
    fake.inputs = ['5'];
    await propose(['# @prompt id [x](command:y) $(z)', `GET ${url}/$(a)/{{id}}`]);
    assert.match(String(fake.shownInputs[0]?.prompt), /^\[x\] \(command:y\) \$ \(z\)/);
    assert.match(String(fake.shownInputs[0]?.title), /pets\/\$ \(a\)/);
  });

  it('says what of the file is not sent', async () => {
    const { headers, notes } = await propose([
      `GET ${url}`,
      'authorization: Bearer {{token}}',
      'Host: a',
      'Connection: close',
      'X: y',
    ]);
    assert.deepEqual(headers, [['X', 'y']]);
    assert.deepEqual(notes, [
      "Not sent: the file's Authorization, since the PoP token takes its place",
      'Headers that get other values than in the file, since they are set when the request is sent: Host, Connection',
    ]);
  });

  it('ends if the person gives up', async () => {
    await assert.rejects(propose([`GET ${url}/{{id}}`]), { name: 'Canceled' });
    fake.files['/folder/http-client.env.json'] = '{ "dev": { "id": "1" }, "prod": { "id": "2" } }';
    await assert.rejects(propose([`GET ${url}/{{id}}`]), { name: 'Canceled' });
  });

  it('is refused before anything is asked for, if it can not be sent', async () => {
    const refused = propose([`GET ${url}/{{id}}`, '', '< ./a.json']);
    await assert.rejects(refused, { name: 'RequestFileError', message: /its body is in a file/ });
    assert.deepEqual(fake.shownInputs, []);
  });

  it('is refused if a value of the environment makes it one that can not be sent', async () => {
    fake.files['/folder/http-client.env.json'] = '{ "dev": { "base": "http://a.test" } }';
    await assert.rejects(propose(['GET {{base}}/b']), {
      message: /http:\/\/ works for this machine only/,
    });
  });
});
