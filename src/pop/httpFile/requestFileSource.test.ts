import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { fakeMemento } from '../../test/fakes/memento.ts';
import { withoutBrokerPlatform } from '../../test/fakes/otherProcessor.ts';
import { fake, FakeDocument, Position, Range, resetFake, Uri } from '../../test/fakes/vscode.ts';
import type { RequestProposal } from '../input/proposal.ts';
import { EnvironmentChoice } from './environmentChoice.ts';
import { ParsedRequestFiles } from './parsedRequestFiles.ts';
import { RequestFileSource } from './requestFileSource.ts';
import { TypedValues } from './typedValues.ts';

const url = 'https://api.fabrikam.test/pets';
const alex = { id: '1', label: 'alex@contoso.test' };
const guid = '11111111-2222-4333-8444-555555555555';

function sourceFor(accounts: readonly vscode.AuthenticationSessionAccountInformation[]) {
  return new RequestFileSource(
    new ParsedRequestFiles(),
    { environment: new EnvironmentChoice(fakeMemento()), typed: new TypedValues() },
    async () => Promise.resolve(accounts),
  );
}

describe('requests that files propose', () => {
  beforeEach(resetFake);

  async function at(
    lines: readonly string[],
    line: number,
    source = sourceFor([alex]),
  ): Promise<RequestProposal | undefined> {
    const document = new FakeDocument(lines.join('\n')) as unknown as vscode.TextDocument;
    return source.at(document, line);
  }

  it('have what the annotations say', async () => {
    const lines = [
      '# @entra-account alex@contoso.test',
      '###',
      '# @entra-scope api://a/x api://a/y',
      `# @entra-client ${guid}`,
      '# @entra-tenant {{tenant}}',
      '@tenant = contoso.test',
      `PUT ${url}`,
      'X: y',
      '',
      'z',
    ];
    assert.deepEqual(await at(lines, 6), {
      method: 'PUT',
      uri: url,
      headers: [['X', 'y']],
      body: 'z',
      scopes: ['api://a/x', 'api://a/y'],
      clientId: guid,
      tenant: 'contoso.test',
      account: '1',
      notes: [],
    });
  });

  it('leave open what no annotation says', async () => {
    assert.deepEqual(await at([`GET ${url}`], 0), {
      method: 'GET',
      uri: url,
      headers: [],
      body: '',
      notes: [],
    });
  });

  it('say so if the account is not signed in', async () => {
    const proposal = await at(['# @entra-account lee@contoso.test', `GET ${url}`], 1);
    assert.equal(proposal?.account, undefined);
    assert.deepEqual(proposal?.notes, [
      'The file is for lee@contoso.test, who is not signed in here',
    ]);
  });

  for (const [annotation, message] of [
    ['@entra-client a', /^@entra-client must be a client id/],
    ['@entra-tenant a b', /^@entra-tenant must be a tenant id/],
    ['@entra-scope api://a/x api://b/y', /^@entra-scope can't be used\. .+/],
    ['@entra-scope VSCODE_TENANT:x.test', /^@entra-scope can't be used\. .+/],
  ] as const) {
    it(`are refused with ${annotation}`, async () => {
      await assert.rejects(at([`# ${annotation}`, `GET ${url}`], 1), {
        name: 'RequestFileError',
        message,
      });
    });
  }

  it('are none for a line that has no request any more', async () => {
    assert.equal(await at([`GET ${url}`], 1), undefined);
  });

  it('ask for no value if nobody can sign in on this platform', async () => {
    const nobody = sourceFor([]);
    fake.inputs = ['1'];
    await withoutBrokerPlatform(async () => {
      await assert.rejects(at([`GET ${url}/{{id}}`], 0, nobody), {
        kind: 'unavailable',
        message: /^There is no authentication broker for this platform/,
      });
    });
    assert.deepEqual(fake.inputs, ['1']);
    assert.equal((await at([`GET ${url}/{{id}}`], 0, nobody))?.uri, `${url}/1`);
  });
});

describe('request at the cursor', () => {
  const source = sourceFor([]);

  beforeEach(resetFake);

  async function uriAt(
    lines: readonly string[],
    path: string,
    line: number,
    { isSelected = false, language = 'plaintext' } = {},
  ) {
    const document = new FakeDocument(lines.join('\n'), Uri.file(path), language);
    const active = new Position(line, 0);
    const selection = Object.assign(new Range(active, active), { active, isEmpty: !isSelected });
    fake.editor = { document, selection };
    return (await source.atCursor()).uri;
  }

  const file = [`GET ${url}/1`, '', '###', '# two', `GET ${url}/2`, '', '###', 'text'];

  it('is that of its section in a request file', async () => {
    const found = await Promise.all(
      [0, 1, 3, 4, 7].map(async (line) => uriAt(file, '/folder/a.http', line)),
    );
    assert.deepEqual(found, [`${url}/1`, `${url}/1`, `${url}/2`, `${url}/2`, undefined]);
  });

  it('is that of its section in a request file, even if a part of it is selected', async () => {
    const isSelected = true;
    assert.equal(await uriAt(file, '/folder/a.http', 3, { isSelected }), `${url}/2`);
  });

  for (const language of ['http', 'entra-broker-http']) {
    it(`is that of its section in any file with the language ${language}`, async () => {
      assert.equal(await uriAt(file, '/folder/Untitled-1', 3, { language }), `${url}/2`);
    });
  }

  it('is refused if it can not be sent, and no other takes its place', async () => {
    const refused = uriAt([`GET ${url}`, '###', 'GET http://a.test'], '/folder/a.http', 2);
    await assert.rejects(refused, { name: 'RequestFileError' });
  });

  it('is a whole URL in the line of any other file', async () => {
    const lines = [
      ...[`  PUT ${url} HTTP/1.1`, url, `see ${url} for more`, `GET /pets`, 'GET {{a}}'],
      ...[`GET ${url} and more`, 'GET localhost:1/https://a.test/', 'GET http://localhost:1/'],
    ];
    const found = await Promise.all(
      lines.map(async (_, line) => uriAt(lines, '/folder/a.md', line)),
    );
    assert.deepEqual(found, [
      ...[url, url, undefined, undefined, undefined],
      ...[undefined, undefined, 'http://localhost:1/'],
    ]);
  });

  it('is the selected one in any other file', async () => {
    assert.equal(
      await uriAt([`DELETE ${url}/3`], '/folder/a.md', 0, { isSelected: true }),
      `${url}/3`,
    );
    const relative = await uriAt(['GET /pets', 'Host: localhost'], '/folder/a.md', 1, {
      isSelected: true,
    });
    assert.equal(relative, undefined);
  });

  it('is none without an editor', async () => {
    assert.deepEqual(await source.atCursor(), {});
  });
});
