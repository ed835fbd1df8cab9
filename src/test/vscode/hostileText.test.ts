import assert from 'node:assert/strict';
import { commands, env, MarkdownString, window, workspace } from 'vscode';
import type { CodeLens, DocumentLink, FoldingRange, Hover, TextDocument } from 'vscode';
import { buildJwt } from '../builders/tokens.ts';
import { retry } from '../workbench/retry.ts';

const link = '[click](command:workbench.action.createTerminalEditor)';
const forged = `${link}\n✓ OK: forged\n## Verdicts file:///etc/passwd \u202e\u200b https://a.test/`;

describe('text from outside', () => {
  beforeEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Runs a command of ours, and waits for the document that it opens. */
  async function opened(command: string, start: string): Promise<TextDocument> {
    await commands.executeCommand(command);
    return retry(async () => {
      const document = window.activeTextEditor?.document;
      assert.ok(document?.getText().startsWith(start), document?.getText().slice(0, 60));
      return Promise.resolve(document!);
    });
  }

  async function linksIn({ uri }: TextDocument): Promise<readonly string[]> {
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', uri);
    return links.map(({ target }) => target?.toString() ?? '');
  }

  it('makes no link but http and https of a token', async () => {
    await env.clipboard.writeText(buildJwt({ [forged]: forged, aud: forged, exp: 1 }));
    const document = await opened('entraBroker.inspectPopToken', '# Bearer token');
    assert.equal(document.languageId, 'entra-broker-report');
    assert.deepEqual([...new Set(await linksIn(document))], ['https://a.test/']);
    assert.doesNotMatch(document.getText(), /^✓ OK: forged|^## Verdicts|[\u200b\u202e]/m);
  });

  it('is explained at a claim as text', async () => {
    await env.clipboard.writeText(buildJwt({ aud: link, exp: 1 }));
    const document = await opened('entraBroker.inspectPopToken', '# Bearer token');
    const line = Array.from({ length: document.lineCount }, (_, index) =>
      document.lineAt(index),
    ).find(({ text }) => text.startsWith('  aud: '))!;
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      line.range.start,
    );
    const contents = hovers.flatMap((hover) => hover.contents);
    assert.deepEqual(
      contents.map((content) => (content instanceof MarkdownString ? content.value : content)),
      ['The resource that the token is for; others must refuse it.'],
    );
  });

  it('can be folded away, a section each', async () => {
    await env.clipboard.writeText(buildJwt({ exp: 1 }));
    const document = await opened('entraBroker.inspectPopToken', '# Bearer token');
    const folds = await commands.executeCommand<FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start }) => document.lineAt(start).text),
      ['## Times', '## Claims', '## Header', '## The token itself'],
    );
  });

  it('is no Markdown in the diagnostics report, whose actions have no arguments', async () => {
    const settings = workspace.getConfiguration('entraBroker');
    await settings.update('redirectUri', link, true);
    try {
      const document = await opened('entraBroker.showDiagnostics', '# Entra Broker diagnostics');
      assert.equal(document.languageId, 'entra-broker-report');
      assert.doesNotMatch(document.getText(), /createTerminalEditor/);
      assert.deepEqual(
        (await linksIn(document)).filter((target) => !/^https?:/.test(target)),
        [],
      );
      const actions = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      assert.deepEqual(
        actions.map(({ command }) => [command?.title, command?.arguments ?? []]),
        [
          ['Copy Report', []],
          ['Check Again', []],
          ['Show Log', []],
        ],
      );
    } finally {
      await settings.update('redirectUri', undefined, true);
    }
  });
});
