import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { CancellationTokenSource, FakeDocument } from '../../test/fakes/vscode.ts';
import { RequestCodeLenses } from './codeLenses.ts';
import { ParsedRequestFiles } from './parsedRequestFiles.ts';

const url = 'https://api.fabrikam.test/pets';

describe('actions of a request file', () => {
  const lenses = new RequestCodeLenses(new ParsedRequestFiles());
  const cancellation = new CancellationTokenSource();

  async function lensesOf(text: string): Promise<readonly vscode.CodeLens[]> {
    const document = new FakeDocument(text) as unknown as vscode.TextDocument;
    return lenses.provideCodeLenses(document, cancellation.token as vscode.CancellationToken);
  }

  const shown = (all: readonly vscode.CodeLens[]) =>
    all.map(({ range, command }) => `${range.start.line} ${command?.title ?? ''}`);

  it('stand above each request, with one more if values are asked for', async () => {
    const all = await lensesOf(`# a\nGET ${url}\n###\nGET ${url}/{{id}}`);
    assert.deepEqual(shown(all), [
      '1 Get a PoP token',
      '1 Send with PoP',
      '3 Get a PoP token',
      '3 Send with PoP',
      '3 Values…',
    ]);
  });

  it('hold no more than a place', async () => {
    const [lens] = await lensesOf(`GET ${url}\nCookie: secret\n\n###`);
    assert.deepEqual(lens?.command?.arguments?.map(String), ['file:///folder/a.http', '0']);
  });

  it('give way to a sentence if a request can not be sent', async () => {
    const all = await lensesOf(`GET ${url}\n\n< ./a.json\n###\nGET http://a.test`);
    assert.deepEqual(shown(all), [
      "0 Can't be sent: its body is in a file. Write it below the headers.",
      "4 Can't be sent: http:// works for this machine only. Use https://.",
    ]);
    assert.deepEqual(
      all.map(({ command }) => command?.command),
      ['', ''],
    );
  });

  it('are a few hundred at most, and say so', async () => {
    const all = await lensesOf(`GET ${url}/{{id}}\n###\n`.repeat(5000));
    assert.equal(all.length, 3 * 150 + 1);
    assert.equal(all.at(-1)?.range.start.line, 300);
    assert.match(all.at(-1)?.command?.title ?? '', /more than 150 requests/);
  });

  it('are none for a text that is data', async () => {
    assert.deepEqual(await lensesOf(`GET ${url}\n###\n${'a'.repeat(2_000_000)}`), []);
  });

  it('do not hide that the text can not be read', async () => {
    const document = Object.assign(new FakeDocument(''), {
      getText: () => {
        throw new Error('unreadable');
      },
    }) as unknown as vscode.TextDocument;
    const read = lenses.provideCodeLenses(document, cancellation.token as vscode.CancellationToken);
    await assert.rejects(read, /unreadable/);
  });

  it('are none if VS Code does not want them any more', async () => {
    const gone = new CancellationTokenSource();
    gone.cancel();
    const document = new FakeDocument(`GET ${url}`) as unknown as vscode.TextDocument;
    const all = await lenses.provideCodeLenses(document, gone.token as vscode.CancellationToken);
    assert.deepEqual(all, []);
  });
});

describe('request files that are open', () => {
  it('are read once for a version', async () => {
    const files = new ParsedRequestFiles();
    const document = new FakeDocument(`GET ${url}`);
    const read = async () =>
      files.read(document as unknown as vscode.TextDocument, new AbortController().signal);
    await read();
    await read();
    assert.equal(document.reads, 1);
    document.change(`GET ${url}\n###\nGET ${url}`);
    assert.equal((await read()).requests.length, 2);
  });
});
