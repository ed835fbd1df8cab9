import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createBroker } from '../../broker/createBroker.ts';
import { parsePopRequest } from '../../proof/popRequest.ts';
import { homeAccountId } from '../broker/account.ts';
import { alex } from '../broker/defaultAccounts.ts';
import {
  accountsRequest,
  childOf,
  ended,
  failureOf,
  interactiveRequest,
  newBroker,
  popRequest,
  processPath,
  silentRequest,
  stuckSemaphores,
  until,
  useScene,
} from './scene.ts';

describe('the lifetime of broker processes', () => {
  const scene = useScene();

  it('starts nothing before the first request', () => {
    assert.deepEqual(scene.broker.children(), []);
  });

  it('recycles the silent process after some calls, and loses no request', async () => {
    const broker = newBroker({ callsPerProcess: 10 });
    const pids = new Set<number>();
    for (let round = 0; round < 5; round++) {
      const tokens = await Promise.all(
        Array.from({ length: 10 }, () => broker.acquireSilently(popRequest(), neverAborted)),
      );
      assert.deepEqual(new Set(tokens.map(({ kind }) => kind)), new Set(['pop']));
      for (const { pid } of broker.children()) {
        pids.add(pid!);
      }
    }
    assert.ok(pids.size >= 3, `${pids.size} processes`);
    await ended(broker);
    assert.deepEqual(await stuckSemaphores(), []);
  });

  it('recycles the silent process by its memory', async () => {
    const broker = newBroker({ memory: 1 });
    await broker.accounts(accountsRequest(), neverAborted);
    const first = broker.children()[0]?.pid;
    await until(() => broker.children().length === 0);
    await broker.accounts(accountsRequest(), neverAborted);
    await broker.acquireSilently(silentRequest(), neverAborted);
    assert.notEqual(broker.children()[0]?.pid, first);
    await ended(broker);
  });

  it('has no process when there is nothing to do', async () => {
    const broker = newBroker({ idle: 200 });
    await broker.accounts(accountsRequest(), neverAborted);
    assert.equal(broker.children().length, 1);
    await until(() => broker.children().length === 0);
    assert.equal((await broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    await ended(broker);
  });

  it('has no process for a prompt that is over', async () => {
    const signIn = failureOf(scene.broker.acquireInteractively(interactiveRequest(), neverAborted));
    await scene.control.cancelPrompt((await scene.control.nextPrompt()).id);
    await signIn;
    await until(() => scene.broker.children().length === 0);
  });

  it('leaves no process and no locked semaphore when it is disposed of mid-call', async () => {
    for (let round = 0; round < 10; round++) {
      const broker = newBroker();
      await scene.control.clearRequests();
      await scene.control.script({ method: 'silent', times: 1, held: true });
      const failure = failureOf(broker.acquireSilently(popRequest(), neverAborted));
      await scene.control.nextRequest('silent');
      const { pid } = childOf(broker);
      broker.dispose();
      assert.equal((await failure).kind, 'cancelled');
      await scene.control.release();
      await until(() => !isAlive(pid));
      assert.deepEqual(await stuckSemaphores(), []);
    }
  });

  for (const [what, nonce] of [
    ['our own nonce', undefined],
    ["a server's nonce", 'of-a-server'],
  ] as const) {
    it(`ends a process that gets a signal only after its answer, with ${what}`, async () => {
      await scene.broker.accounts(accountsRequest(), neverAborted);
      const { pid } = childOf(scene.broker);
      await scene.control.script({ method: 'silent', times: 1, held: true });
      const request = popRequest();
      const pop = parsePopRequest('GET', request.pop.uri, nonce);
      await scene.control.clearRequests();
      const token = scene.broker.acquireSilently({ ...request, pop }, neverAborted);
      await scene.control.nextRequest('silent');
      process.kill(pid, 'SIGTERM');
      await scene.control.release();
      assert.equal((await token).kind, 'pop');
      await until(() => scene.broker.children().length === 0);
      const asked = (await scene.control.requests()).filter(({ method }) => method === 'silent');
      assert.equal(asked.length, 1);
      const processes = scene.log.filter((line) => line.includes('Started broker process'));
      assert.deepEqual(processes, [`debug Started broker process ${pid} (silent).`]);
      assert.deepEqual(
        scene.log.filter((line) => line.includes('unexpectedly')),
        [],
      );
      assert.deepEqual(await stuckSemaphores(), []);
    });
  }

  it('ends a process with a prompt that gets a signal only after its answer', async () => {
    const signIn = scene.broker.acquireInteractively(interactiveRequest(), neverAborted);
    const prompt = await scene.control.nextPrompt();
    process.kill(childOf(scene.broker, 'prompt').pid, 'SIGTERM');
    await scene.control.choose(prompt.id, homeAccountId(alex));
    assert.equal((await signIn).kind, 'bearer');
  });

  it('replaces the silent process when another log level is wanted, and loses no request', async () => {
    const log: string[] = [];
    let verbose = false;
    const broker = createBroker({
      isolation: 'process',
      processPath,
      log: (_, message) => {
        log.push(message);
      },
      verbose: () => verbose,
    });
    await broker.acquireSilently(popRequest(), neverAborted);
    const { pid } = childOf(broker);
    const lines = log.length;
    await scene.control.script({ method: 'silent', times: 1, held: true });
    await scene.control.clearRequests();
    const before = broker.acquireSilently(popRequest(), neverAborted);
    await scene.control.nextRequest('silent');
    verbose = true;
    const after = broker.acquireSilently(popRequest(), neverAborted);
    await scene.control.release();
    assert.deepEqual([(await before).kind, (await after).kind], ['pop', 'pop']);
    assert.notEqual(childOf(broker).pid, pid);
    assert.ok(log.length > lines + 10, `${log.length} after ${lines} lines`);
    verbose = false;
    await broker.acquireSilently(popRequest(), neverAborted);
    // Those that were given up log until they end.
    await until(() => broker.children().length === 1);
    const quiet = log.length;
    await broker.acquireSilently(popRequest(), neverAborted);
    assert.ok(log.length < quiet + 10, log.slice(quiet).join('\n'));
    await ended(broker);
  });

  it('leaves no orphan when the extension host is killed', async () => {
    const host = spawn(
      process.execPath,
      [fileURLToPath(new URL('orphanHost.ts', import.meta.url))],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(createInterface(host.stdout), 'line')) as [string];
    const pids = line.split(' ').map(Number);
    const prompt = await scene.control.nextPrompt();
    host.kill('SIGKILL');
    await once(host, 'exit');
    await until(() => !pids.some(isAlive));
    const open = (await scene.control.prompts()).map(({ id }) => id);
    assert.ok(!open.includes(prompt.id), 'The prompt is still open.');
  });
});

/** A process that has ended, but whose parent did not take notice yet, is not alive. */
function isAlive(pid: number): boolean {
  try {
    // The state comes after the name, which is in brackets.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
