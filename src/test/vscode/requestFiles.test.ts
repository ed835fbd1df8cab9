import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, extensions, Position, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { CodeLens, CompletionList, Hover, MarkdownString, TextDocument } from 'vscode';

const url = 'https://api.fabrikam.test/pets';

/** Runs also if there is no stand-in broker. */
describe('request files in VS Code', () => {
  let folder: string;

  before(async () => {
    await extensions.getExtension('entra-broker.entra-broker-auth')?.activate();
    folder = await mkdtemp(join(tmpdir(), 'request-files-'));
  });

  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  });

  async function open(name: string, lines: readonly string[]): Promise<TextDocument> {
    const path = join(folder, name);
    await writeFile(path, lines.join('\n'));
    return workspace.openTextDocument(Uri.file(path));
  }

  async function lensesOf({ uri }: TextDocument): Promise<readonly string[]> {
    const lenses = await commands.executeCommand<readonly CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      1000,
    );
    return lenses.map(({ range, command }) => `${range.start.line} ${command?.title ?? ''}`);
  }

  /** What the editor completes at a position. */
  async function namesAt({ uri }: TextDocument, position: Position): Promise<readonly string[]> {
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('have actions above each request, and a sentence above one that can not be sent', async () => {
    const document = await open('a.http', [
      '@host = https://api.fabrikam.test',
      'GET {{host}}/pets/{{id}}',
      '###',
      `PUT ${url}`,
      '',
      '< ./pet.json',
    ]);
    assert.deepEqual(await lensesOf(document), [
      '1 Get a PoP token',
      '1 Send with PoP',
      '1 Values…',
      "3 Can't be sent: its body is in a file. Write it below the headers.",
    ]);
  });

  it('have actions whatever defines the host, which only an action looks for', async () => {
    const document = await open('host.http', [
      'GET {{host}}/pets',
      '###',
      'GET /pets',
      'Host: {{host}}',
      '###',
      'GET /pets',
    ]);
    const actions = ['Get a PoP token', 'Send with PoP', 'Values…'];
    assert.deepEqual(
      await lensesOf(document),
      [0, 2, 5].flatMap((line) => actions.map((action) => `${line} ${action}`)),
    );
  });

  it('have a few hundred actions at most', async () => {
    const document = await open('many.http', [`GET ${url}\n###\n`.repeat(20_000)]);
    assert.equal((await lensesOf(document)).length, 2 * 150 + 1);
  });

  it('have a language of ours if no other extension has one for them', async () => {
    // VS Code tells of a document again when it gets another language.
    const given = new Promise<string>((resolve) => {
      const subscription = workspace.onDidOpenTextDocument(({ uri, languageId }) => {
        if (uri.path.endsWith('b.rest') && languageId !== 'plaintext') {
          subscription.dispose();
          resolve(languageId);
        }
      });
    });
    await open('b.rest', [`GET ${url}`]);
    assert.equal(await given, 'entra-broker-http');
  });

  // The driver has the language of REST Client and httpYac, without names of files.
  for (const language of ['http', 'entra-broker-http']) {
    it(`may be texts in the language ${language} that were never saved`, async () => {
      const document = await workspace.openTextDocument({
        language,
        content: `@host = https://api.fabrikam.test\nGET {{host}}/pets\n###\n# @entra-s\nGET ${url}/{{id}}`,
      });
      assert.equal(document.uri.scheme, 'untitled');
      assert.equal(document.languageId, language);
      assert.deepEqual(await lensesOf(document), [
        '1 Get a PoP token',
        '1 Send with PoP',
        "4 Can't be sent: an annotation above it is unknown or has no value. There are @entra-scope, @entra-account, @entra-tenant, @entra-client.",
      ]);
      const names = await namesAt(document, new Position(3, 10));
      assert.match(names.join('\n'), /^@entra-scope$/m);
    });
  }

  it('may be texts with such a name that were never saved', async () => {
    const uri = Uri.from({ scheme: 'untitled', path: 'never-saved.http' });
    const document = await workspace.openTextDocument(uri);
    const edit = new WorkspaceEdit();
    edit.insert(uri, new Position(0, 0), `GET ${url}/{{id}}`);
    await workspace.applyEdit(edit);
    assert.deepEqual(await lensesOf(document), [
      '0 Get a PoP token',
      '0 Send with PoP',
      '0 Values…',
    ]);
  });

  it('have completed and explained annotations', async () => {
    const document = await open('c.http', ['# @entra-', '# @entra-scope a', `GET ${url}`]);
    const names = await namesAt(document, new Position(0, 9));
    assert.deepEqual(names.filter((name) => name.startsWith('@entra-')).sort(), [
      '@entra-account',
      '@entra-client',
      '@entra-scope',
      '@entra-tenant',
    ]);
    const hovers = await commands.executeCommand<readonly Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new Position(1, 5),
    );
    const [explanation] = hovers.flatMap(({ contents }) => contents as MarkdownString[]);
    assert.match(explanation?.value ?? '', /scopes of the API/);
  });
});
