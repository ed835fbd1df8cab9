import assert from 'node:assert/strict';
import { commands, extensions } from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const extension = () => {
  const found = extensions.getExtension<unknown>('entra-broker.entra-broker-auth');
  assert.ok(found);
  return found;
};

/** Runs also if there is no stand-in broker. */
describe('the extension in the extension host', () => {
  it('is active once VS Code has started', async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it('exports nothing that other extensions could reach tokens by', async () => {
    assert.equal(await extension().activate(), undefined);
  });

  it('registers every command of its manifest', async () => {
    const { contributes } = extension().packageJSON as Manifest;
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id)),
      [],
    );
  });

  it('asks for no proposed API', () => {
    assert.equal('enabledApiProposals' in (extension().packageJSON as object), false);
  });

  it('has no settings that a workspace could change', () => {
    const { contributes } = extension().packageJSON as {
      contributes: { configuration: { properties: Record<string, { scope: string }> } };
    };
    const { properties } = contributes.configuration;
    assert.deepEqual(
      new Set(Object.values(properties).map(({ scope }) => scope)),
      new Set(['application']),
    );
  });
});
