import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { CancellationTokenSource, FakeDocument, Position } from '../../test/fakes/vscode.ts';
import { AnnotationCompletion } from './annotationCompletion.ts';
import { annotationHover } from './annotationHover.ts';
import { ParsedRequestFiles } from './parsedRequestFiles.ts';

const url = 'https://api.fabrikam.test/pets';

describe('completion of annotations', () => {
  const completion = new AnnotationCompletion(new ParsedRequestFiles(), async () =>
    Promise.resolve(['alex@contoso.test', 'x@y.test\nDELETE https://evil.test', 'b\u202ee@y.test']),
  );

  async function itemsAt(text: string, line: number, character: number) {
    return completion.provideCompletionItems(
      new FakeDocument(text) as unknown as vscode.TextDocument,
      new Position(line, character) as unknown as vscode.Position,
      new CancellationTokenSource().token as vscode.CancellationToken,
    );
  }

  /** The labels and what they replace, at the end of the first line. */
  async function offered(text: string, at?: number): Promise<readonly string[]> {
    const [line = ''] = text.split('\n');
    return (await itemsAt(text, 0, at ?? line.length)).map(
      ({ label, range }) =>
        `${label as string} for "${line.slice((range as vscode.Range).start.character)}"`,
    );
  }

  const names = ['@entra-scope', '@entra-account', '@entra-tenant', '@entra-client'];

  for (const [line, start] of [
    ['# @', '@'],
    ['// @entra-', '@entra-'],
    ['  #@e', '@e'],
  ] as const) {
    it(`offers the names for "${line}"`, async () => {
      assert.deepEqual(
        await offered(line),
        names.map((name) => `${name} for "${start}"`),
      );
    });
  }

  for (const line of ['', '#', 'X: @', 'GET @', '# @prompt ', '# @entra-client ', '# a @']) {
    it(`offers nothing for "${line}"`, async () => {
      assert.deepEqual(await offered(line), []);
    });
  }

  it('offers names with what they are for, and their values right after', async () => {
    const [item] = await itemsAt('# @', 0, 3);
    assert.deepEqual(
      [item?.insertText, item?.detail, item?.command?.command],
      [
        '@entra-scope ',
        '@entra-scope https://api.example.com/.default',
        'editor.action.triggerSuggest',
      ],
    );
  });

  it('takes no notice of what stands after the cursor', async () => {
    assert.deepEqual(
      await offered('# @entra-tenant a b', 3),
      names.map((name) => `${name} for "@entra-tenant a b"`),
    );
  });

  it('offers below a request the scope of the next one', async () => {
    const text = `GET ${url}\n###\nGET https://a.test/\n###\n# @entra-scope \n###\nGET https://b.test/`;
    const items = await itemsAt(text, 4, 15);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['https://b.test/.default'],
    );
  });

  it('offers the accounts that are signed in, without names that hide something', async () => {
    assert.deepEqual(await offered('# @entra-account al'), ['alex@contoso.test for "al"']);
  });

  it('offers the tenants that have a name', async () => {
    assert.deepEqual(await offered('# @entra-tenant '), [
      'organizations for ""',
      'common for ""',
      'consumers for ""',
    ]);
  });

  it('offers the scope of the request below', async () => {
    const text = `# @entra-scope h\n@host = https://a.test:1\nGET {{host}}/b\n###\nGET ${url}`;
    assert.deepEqual(await offered(text), ['https://a.test:1/.default for "h"']);
  });

  it('offers at the top of a file the scope of its first request', async () => {
    assert.deepEqual(await offered(`# @entra-scope \n\n###\nGET ${url}`), [
      'https://api.fabrikam.test/.default for ""',
    ]);
  });

  it('offers no scope for a request whose host is not known', async () => {
    assert.deepEqual(await offered('# @entra-scope \nGET https://{{host}}/a'), []);
  });
});

describe('explanation of an annotation', () => {
  const explanationOf = (line: string) =>
    annotationHover.provideHover(
      new FakeDocument(line) as unknown as vscode.TextDocument,
      new Position(0, 3) as unknown as vscode.Position,
      {} as vscode.CancellationToken,
    ) as vscode.Hover | undefined;

  it('stands on its line', () => {
    assert.match(
      JSON.stringify(explanationOf('# @entra-tenant contoso.test')?.contents),
      /tenant that gives.*"Such as contoso\.com"/,
    );
    assert.ok(explanationOf('  # @entra-client 1'));
  });

  it('is for annotations only', () => {
    assert.deepEqual(['# @prompt a', '# entra-scope', 'GET a'].map(explanationOf), [
      undefined,
      undefined,
      undefined,
    ]);
  });
});
