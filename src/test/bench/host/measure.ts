import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { orderFile, providers, resultFile, scopes } from './measured.ts';
import type { MeasuredWindow, Order } from './measured.ts';

type Name = keyof typeof providers;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** An extension that measures others from where they run. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  subscriptions.push(
    vscode.commands.registerCommand('measure.run', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
      const result = await measure(
        JSON.parse(await readFile(join(folder, orderFile), 'utf8')) as Order,
      ).catch((error: unknown) => ({ error: String(error) }));
      await writeFile(join(folder, resultFile), JSON.stringify(result));
    }),
  );
}

async function measure({ first, calls }: Order): Promise<MeasuredWindow> {
  const order: readonly ('ours' | 'builtIn')[] =
    first === 'ours' ? ['ours', 'builtIn'] : ['builtIn', 'ours'];
  const activation = { empty: 0, nothing: 0, ours: 0, builtIn: 0 };
  const memory = { nothing: 0, ours: 0, builtIn: 0 };
  await settled();
  activation.empty = await time(async () => activateExtension('entra-broker-tests.empty'));
  for (const name of ['nothing', ...order] as const) {
    await settled();
    const before = residentMemory();
    activation[name] = await time(async () => {
      await activateExtension(providers[name].extension);
      await vscode.authentication.getAccounts(providers[name].provider);
    });
    memory[name] = residentMemory() - before;
  }
  for (const name of order) {
    await settled();
    const before = residentMemory();
    await getSession(name, { createIfNone: true });
    memory[name] += residentMemory() - before;
  }
  await getSession('nothing', { createIfNone: true });
  const getSessionTimes: Record<Name, number[]> = { nothing: [], ours: [], builtIn: [] };
  const accountTimes: Record<Name, number[]> = { nothing: [], ours: [], builtIn: [] };
  for (let call = 0; call < calls; call++) {
    for (const name of ['nothing', ...order] as const) {
      getSessionTimes[name].push(await time(async () => getSession(name, { silent: true })));
      accountTimes[name].push(
        await time(async () => vscode.authentication.getAccounts(providers[name].provider)),
      );
    }
  }
  return { activation, memory, getSession: getSessionTimes, accounts: accountTimes };
}

async function activateExtension(id: string): Promise<void> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) {
    throw new Error(`${id} is ${extension ? 'active already' : 'missing'}.`);
  }
  await extension.activate();
}

async function getSession(
  name: Name,
  options: vscode.AuthenticationGetSessionOptions,
): Promise<void> {
  const session = await vscode.authentication.getSession(providers[name].provider, scopes, options);
  if (!session?.accessToken) {
    throw new Error(`There is no session of ${name}.`);
  }
}

async function time(work: () => Thenable<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** In megabytes. */
function residentMemory(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage.rss() / 1024 ** 2;
}

/** Until nothing has kept this thread for three seconds. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 30; quiet++) {
    const late = (await time(async () => setTimeout(100))) - 100;
    quiet = late > 50 ? 0 : quiet;
  }
}
