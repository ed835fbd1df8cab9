/**
 * What the extension host pays for us, and what a `getSession` takes there: beside the provider
 * for Microsoft accounts that VS Code comes with, in the same window, with the same broker. Net of
 * an extension, and of a provider, that do nothing.
 */
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { homeAccountId } from '../broker/account.ts';
import { alex } from '../broker/defaultAccounts.ts';
import { startStandIn } from '../broker/standIn.ts';
import { buildExtension } from '../workbench/buildExtension.ts';
import { clientId } from '../workbench/clientId.ts';
import { inRepository } from '../workbench/paths.ts';
import { createProfile } from '../workbench/profile.ts';
import type { Profile } from '../workbench/profile.ts';
import { startVscodeServer } from '../workbench/vscodeServer.ts';
import { Workbench } from '../workbench/workbench.ts';
import { report } from './figure.ts';
import { orderFile, resultFile } from './host/measured.ts';
import type { MeasuredWindow, Order } from './host/measured.ts';
import { median } from './median.ts';
import { times } from './short.ts';

/** Those that VS Code comes with. */
const builtInExtensions = inRepository(
  '.vscode-test/code-server/node_modules/code-server/lib/vscode/extensions',
);

interface SentRequest {
  readonly authParameters: { readonly clientId: string };
}

const windows: MeasuredWindow[] = [];
for (let turn = 0; turn < times(6, 1); turn++) {
  windows.push(
    await measureWindow({ first: turn % 2 === 0 ? 'ours' : 'builtIn', calls: times(60, 3) }),
  );
}

const peer = 'the built-in provider';
const net = (name: 'ours' | 'builtIn') =>
  windows.map(({ getSession }) => median(getSession[name]) - median(getSession.nothing));
report('In the extension host', [
  {
    title: 'Activation until the provider answers',
    unit: 'ms',
    peer,
    goal: { atMost: 1 / 20 },
    ours: windows.map(({ activation }) => activation.ours - activation.empty),
    theirs: windows.map(({ activation }) => activation.builtIn - activation.empty),
  },
  {
    title: 'The same, net of a provider that does nothing',
    unit: 'ms',
    peer,
    ours: windows.map(({ activation }) => activation.ours - activation.nothing),
    theirs: windows.map(({ activation }) => activation.builtIn - activation.nothing),
  },
  {
    title: 'Memory of activation and the first sign-in',
    unit: 'MB',
    peer,
    goal: { atMost: 1 / 20 },
    ours: windows.map(({ memory }) => memory.ours),
    theirs: windows.map(({ memory }) => memory.builtIn),
  },
  {
    title: '`getSession`, Bearer, warm',
    unit: 'ms',
    peer,
    goal: { atMost: 1 / 20 },
    ours: net('ours'),
    theirs: net('builtIn'),
  },
  {
    title: 'A list of the accounts',
    unit: 'ms',
    peer: 'a provider that does nothing',
    ours: windows.map(({ accounts }) => median(accounts.ours)),
    theirs: windows.map(({ accounts }) => median(accounts.nothing)),
  },
]);
process.exit();

async function measureWindow(order: Order): Promise<MeasuredWindow> {
  const build = async (name: string, command?: string) =>
    buildExtension({
      name,
      displayName: name,
      entryPoint: `src/test/bench/host/${name}.ts`,
      commands: command === undefined ? {} : { [command]: 'Run' },
    });
  const profile = await createProfile({
    settings: { 'entraBroker.clientId': clientId },
    extensions: await Promise.all([
      build('measure', 'measure.run'),
      build('empty'),
      declareProvider(await build('nothing')),
      builtInWithBroker(),
    ]),
    files: { [orderFile]: JSON.stringify(order) },
  });
  await keepFromStarting(profile);
  const standIn = await startStandIn();
  const server = await startVscodeServer(profile, { env: standIn.env });
  const workbench = await Workbench.open(server.origin, { folder: profile.workspace });
  try {
    await standIn.control.script({
      method: 'interactive',
      answer: { kind: 'choose', accountId: homeAccountId(alex) },
    });
    await workbench.runCommand('measure: Run');
    const result = await resultOf(profile, workbench);
    const apps = new Set(
      (await standIn.control.requests())
        .filter(({ method }) => method === 'interactive')
        .map(({ body }) => (body as SentRequest).authParameters.clientId),
    );
    if (apps.size !== 2) {
      throw new Error(`The broker was asked to sign in to ${apps.size} apps instead of two.`);
    }
    return result;
  } finally {
    await workbench.close();
    await server.stop();
    await standIn.stop();
    profile.remove();
  }
}

/**
 * A copy of the built-in provider, which goes before it. It uses the broker only in a window of the
 * desktop; the copy takes this one for such, and is the same otherwise.
 */
async function builtInWithBroker(): Promise<string> {
  const folder = inRepository('out/extensions/microsoft-authentication');
  await rm(folder, { recursive: true, force: true });
  await cp(join(builtInExtensions, 'microsoft-authentication'), folder, { recursive: true });
  await changeManifest(folder, (manifest) => ({ ...manifest, version: '0.0.2' }));
  const program = join(folder, 'dist/extension.js');
  let text = await readFile(program, 'utf8');
  for (const [question, answer] of [
    [/\w+\.env\.uiKind===\w+\.UIKind\.Web/g, 'false'],
    [/[\w.]+\.extension\.extensionKind===\w+\.ExtensionKind\.UI(?=\?1:0)/g, 'true'],
  ] as const) {
    if (!question.test(text)) {
      throw new Error('This built-in provider is another than the one that is known here.');
    }
    text = text.replace(question, answer);
  }
  await writeFile(program, text);
  return folder;
}

/** Otherwise VS Code says that the extension doesn't declare it. */
async function declareProvider(folder: string): Promise<string> {
  await changeManifest(folder, ({ contributes, ...others }) => ({
    ...others,
    contributes: { ...contributes, authentication: [{ id: 'nothing', label: 'Nothing' }] },
  }));
  return folder;
}

/** Ours starts by itself when VS Code has; here it waits for its turn to be measured. */
async function keepFromStarting({ extensions }: Profile): Promise<void> {
  const folder = (await readdir(extensions)).find((name) => name.startsWith('entra-broker.'));
  await changeManifest(join(extensions, folder ?? ''), (manifest) => ({
    ...manifest,
    activationEvents: [],
  }));
}

async function changeManifest(
  folder: string,
  change: (manifest: Record<string, object>) => object,
): Promise<void> {
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, object>;
  await writeFile(path, JSON.stringify(change(manifest)));
}

/** Allows each sign-in, as a person would, until there is a result. */
async function resultOf(profile: Profile, workbench: Workbench): Promise<MeasuredWindow> {
  const path = join(profile.workspace, resultFile);
  const allow = workbench.dialog.getByRole('button', { name: 'Allow' });
  while (!existsSync(path)) {
    if (await allow.isVisible()) {
      await allow.press('Enter');
    }
    await setTimeout(200);
  }
  const result = JSON.parse(await readFile(path, 'utf8')) as MeasuredWindow | { error: string };
  if ('error' in result) {
    throw new Error(result.error);
  }
  return result;
}
