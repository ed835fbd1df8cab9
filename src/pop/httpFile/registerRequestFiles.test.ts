import assert from 'node:assert/strict';
import { fakeMemento } from '../../test/fakes/memento.ts';
import { commands, fake, FakeDocument, resetFake, Uri } from '../../test/fakes/vscode.ts';
import { EnvironmentChoice } from './environmentChoice.ts';
import { registerRequestFiles } from './registerRequestFiles.ts';
import { ParsedRequestFiles } from './parsedRequestFiles.ts';
import { RequestFileSource } from './requestFileSource.ts';
import { TypedValues } from './typedValues.ts';

const url = 'https://api.fabrikam.test/pets';

describe('the actions above a request', () => {
  let taken: string[];
  let registration: { dispose: () => unknown };

  beforeEach(() => {
    resetFake();
    taken = [];
    const files = new ParsedRequestFiles();
    const values = {
      environment: new EnvironmentChoice(fakeMemento()),
      typed: new TypedValues(),
    };
    const accounts = async () => Promise.resolve([]);
    const source = new RequestFileSource(files, values, accounts);
    registration = registerRequestFiles(
      { files, values, source, accountLabels: accounts },
      {
        getToken: async ({ uri }) => Promise.resolve(void taken.push(`token for ${uri}`)),
        send: async ({ uri }) => Promise.resolve(void taken.push(`send to ${uri}`)),
        shown: async (work) => work(),
      },
    );
    const text = `GET ${url}/1\n###\nGET ${url}/2`;
    fake.documents = [
      new FakeDocument('GET https://a.test/', Uri.file('/folder/other.http')),
      new FakeDocument(text, Uri.file('/folder/a.http')),
    ];
  });

  afterEach(() => {
    registration.dispose();
  });

  const uri = Uri.file('/folder/a.http');

  it('take the request whose line they stand at', async () => {
    await commands.executeCommand('entraBroker.file.requestPopToken', uri, 0);
    await commands.executeCommand('entraBroker.file.sendPopRequest', uri, 2);
    assert.deepEqual(taken, [`token for ${url}/1`, `send to ${url}/2`]);
  });

  it('take none if the request or its document is gone, or if somebody else gives no place', async () => {
    for (const [place, line] of [
      [uri, 1],
      [Uri.file('/folder/b.http'), 0],
      [String(uri), 0],
      [undefined, undefined],
    ]) {
      await commands.executeCommand('entraBroker.file.sendPopRequest', place, line);
      await commands.executeCommand('entraBroker.file.changeValues', place);
    }
    assert.deepEqual(taken, []);
  });

  it('offer the values of their file', async () => {
    await commands.executeCommand('entraBroker.file.changeValues', String(uri));
    assert.deepEqual(fake.shownInputs, []);
    await commands.executeCommand('entraBroker.file.changeValues', uri);
    assert.deepEqual(
      fake.shownInputs.map(({ title }) => title),
      ['Values of this file'],
    );
  });
});
