import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import manifest from '../../../package.json' with { type: 'json' };
import { CancellationTokenSource, fake, resetFake } from '../../test/fakes/vscode.ts';
import { registerAgentTool } from './registerAgentTool.ts';

const [{ name } = assert.fail()] = manifest.contributes.languageModelTools;

describe('the tool of agents', () => {
  beforeEach(resetFake);

  async function invoke(
    send: (input: unknown, signal: AbortSignal) => Promise<string>,
    cancellation = new CancellationTokenSource(),
  ): Promise<unknown> {
    registerAgentTool(send);
    const tool = fake.tools.get(name) as vscode.LanguageModelTool<unknown>;
    const result = await tool.invoke(
      { input: { uri: 'a' }, toolInvocationToken: undefined },
      cancellation.token as vscode.CancellationToken,
    );
    return result?.content;
  }

  it('has the name that the manifest gives it, and answers with text', async () => {
    const content = await invoke(async (input) => Promise.resolve(JSON.stringify(input)));
    assert.deepEqual(JSON.parse(JSON.stringify(content)), [{ value: '{"uri":"a"}' }]);
  });

  it('sends nothing any more if VS Code cancels it', async () => {
    const cancellation = new CancellationTokenSource();
    const invoked = invoke(async (_, signal) => {
      cancellation.cancel();
      signal.throwIfAborted();
      return Promise.resolve('sent');
    }, cancellation);
    await assert.rejects(invoked, { name: 'Canceled' });
  });

  it('says before that the person is asked', async () => {
    registerAgentTool(async () => Promise.resolve(''));
    const tool = fake.tools.get(name) as vscode.LanguageModelTool<unknown>;
    const prepared = await tool.prepareInvocation?.(
      { input: {} },
      new CancellationTokenSource().token as vscode.CancellationToken,
    );
    assert.deepEqual(prepared, {
      invocationMessage: 'Asking you whether to send a request with PoP',
    });
  });
});
