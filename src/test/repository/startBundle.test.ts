import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import esbuild from 'esbuild';
import type { Metafile } from 'esbuild';
import type { AuthenticationProvider, ExtensionContext } from 'vscode';
import { shippedOptions } from '../../../esbuild.config.mjs';
import { formatAccountRecords } from '../../provider/accountRecords.ts';
import { buildStoredAccount } from '../builders/accounts.ts';
import { fakeMemento } from '../fakes/memento.ts';
import { withoutBrokerPlatform } from '../fakes/otherProcessor.ts';
import { FakeSecrets } from '../fakes/secrets.ts';
import { fake, resetFake } from '../fakes/vscode.ts';
import { Uri } from '../fakes/vscodeEditors.ts';

/** In bytes, as it is shipped. Every start of VS Code compiles it. */
const budget = 15_000;

const turn = async () => new Promise((resolve) => setImmediate(resolve));

describe('what VS Code loads at its start', () => {
  let folder: string;
  let metafile: Metafile;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entra-broker-start-'));
    ({ metafile } = await esbuild.build({ ...shippedOptions, outdir: folder }));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  const start = () => {
    const [, output = assert.fail()] =
      Object.entries(metafile.outputs).find(([path]) => basename(path) === 'extension.cjs') ?? [];
    return output;
  };

  it('has a limit to its size', () => {
    assert.ok(start().bytes <= budget, `It has ${start().bytes} bytes.`);
  });

  it('has no package from elsewhere in it, no broker and no command', () => {
    const notForTheStart =
      /node_modules|^src\/(?:broker|proof)\/|\/(?:openPopTools|openDiagnostics|tokenSource)\.ts$/;
    assert.deepEqual(
      Object.keys(start().inputs).filter((path) => notForTheStart.test(path)),
      [],
    );
  });

  describe('when it is activated', () => {
    const require = createRequire(import.meta.url);
    let context: ExtensionContext;
    let provider: AuthenticationProvider;

    beforeEach(() => {
      resetFake();
      fake.settings['workbench.welcomePage.walkthroughs.openOnInstall'] = false;
      for (const path of loadedFrom(folder)) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- how a module is unloaded
        delete require.cache[path];
      }
    });

    afterEach(() => {
      for (const subscription of context.subscriptions) {
        subscription.dispose();
      }
    });

    const activate = async (...accounts: string[]) => {
      const secrets = new FakeSecrets();
      const records = accounts.map((id) => buildStoredAccount({ id, label: id, username: id }));
      secrets.values.set('accounts', formatAccountRecords({ accounts: records, others: [] }));
      context = {
        secrets: secrets.asStorage,
        globalState: fakeMemento(),
        workspaceState: fakeMemento(),
        extension: { id: 'entra-broker.entra-broker-auth', packageJSON: { version: '1.0.0' } },
        subscriptions: [],
      } as unknown as ExtensionContext;
      const extension = require(join(folder, 'extension.cjs')) as {
        activate(context: ExtensionContext): void;
      };
      extension.activate(context);
      provider = fake.provider ?? assert.fail();
      await turn();
    };
    const loadedFrom = (parent: string) =>
      Object.keys(require.cache).filter((path) => path.startsWith(parent));
    const loaded = () =>
      loadedFrom(folder)
        .map((path) => basename(path))
        .sort();

    it('loads nothing else while nobody is signed in', async () => {
      await activate();
      assert.deepEqual(loaded(), ['extension.cjs']);
    });

    it('knows a platform without a broker, and offers no sign-in there', async () => {
      await withoutBrokerPlatform(async () => activate());
      assert.equal(fake.contexts['entraBroker.unavailable'], true);
      assert.deepEqual(fake.sessionsAskedFor, []);
      assert.deepEqual(loaded(), ['extension.cjs']);
    });

    it('says nothing of the broker on other platforms, but offers its sign-in', async () => {
      await activate();
      assert.equal(fake.contexts['entraBroker.unavailable'], undefined);
      assert.equal(fake.sessionsAskedFor.length, 1);
    });

    it('says in its sign-in why nobody can, instead of asking for an app', async () => {
      await withoutBrokerPlatform(async () => {
        await activate();
        await fake.commands.get('entraBroker.signIn')?.(undefined);
      });
      assert.deepEqual(
        fake.messages.map(({ message, buttons }) => [message, ...buttons]),
        [
          [
            `There is no authentication broker for this platform (${process.platform}-riscv64). Use VS Code on Windows, macOS, or Linux on x64.`,
            'Show Diagnostics',
            'Show Log',
          ],
        ],
      );
    });

    it('loads nothing else if somebody is', async () => {
      await activate('one.t');
      assert.deepEqual(loaded(), ['extension.cjs']);
    });

    it('answers VS Code without loading anything', async () => {
      await activate('one.t', 'other.t');
      const accounts = await provider.getSessions(undefined, {});
      assert.deepEqual(
        accounts.map(({ id }) => id),
        ['one.t', 'other.t'],
      );
      assert.deepEqual(loaded(), ['extension.cjs']);
    });

    it('answers its own entry in the Accounts menu without loading anything', async () => {
      await activate();
      assert.deepEqual(await provider.getSessions(['openid', 'openid'], {}), []);
      assert.deepEqual(loaded(), ['extension.cjs']);
    });

    it('loads what a token takes when one is asked for', async () => {
      await activate();
      assert.deepEqual(await provider.getSessions(['api://orders/Read'], {}), []);
      assert.deepEqual(loaded(), ['extension.cjs', 'sessions.cjs']);
    });

    it('reports a sign-out to VS Code that nothing was loaded for yet', async () => {
      await activate('one.t');
      const removed: string[] = [];
      provider.onDidChangeSessions((event) => {
        removed.push(...(event.removed ?? []).map(({ id }) => id));
      });
      await provider.removeSession('one.t');
      await turn();
      assert.deepEqual(removed, ['one.t']);
    });

    it('loads the actions of request files when one is opened', async () => {
      await activate();
      fake.openedDocuments.fire({ uri: Uri.file('/folder/a.txt'), languageId: 'plaintext' });
      await turn();
      assert.deepEqual(loaded(), ['extension.cjs']);
      fake.openedDocuments.fire({ uri: Uri.file('/folder/a.http'), languageId: 'plaintext' });
      await turn();
      assert.deepEqual(loaded(), ['extension.cjs', 'sessions.cjs', 'tools.cjs']);
    });
  });
});
