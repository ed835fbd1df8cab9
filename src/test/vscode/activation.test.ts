import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { commands, extensions } from 'vscode';
import { signIn, silentSession } from './signIn.ts';
import { alex, control } from './standIn.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const extension = () => {
  const found = extensions.getExtension<unknown>('entra-broker.entra-broker-auth');
  assert.ok(found);
  return found;
};

describe('the extension in the extension host', () => {
  before(async () => {
    await control.reset();
  });

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

  it('never loads the native runtime or MSAL into the extension host', async function () {
    if (!existsSync('/proc/self/maps')) {
      this.skip();
    }
    await signIn(alex);
    assert.ok(await silentSession(alex, ['https://graph.microsoft.com/User.Read']));
    assert.doesNotMatch(readFileSync('/proc/self/maps', 'utf8'), /msalruntime|msal-node-runtime/);
    assert.deepEqual(
      Object.keys(require.cache).filter((path) => path.endsWith('msalBroker.cjs')),
      [],
    );
  });

  it('returns no token from a command', async () => {
    await control.script({ method: 'interactive', times: 1, answer: { kind: 'cancel' } });
    assert.equal(await commands.executeCommand('entraBroker.signIn'), undefined);
    await signIn(alex);
    await control.script({
      method: 'interactive',
      times: 1,
      answer: {
        kind: 'choose',
        accountId: `${alex.tenants[0].objectId}.${alex.tenants[0].tenantId}`,
      },
    });
    assert.equal(await commands.executeCommand('entraBroker.signIn'), undefined);
  });
});
