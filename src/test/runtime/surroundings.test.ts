import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BrokerError } from '../../broker/brokerError.ts';
import type { UnavailableCause } from '../../broker/brokerErrorDetails.ts';
import { createBroker } from '../../broker/createBroker.ts';
import type { HealthCheck } from '../../broker/health/brokerHealth.ts';
import {
  accountsRequest,
  childOf,
  ended,
  failureOf,
  interactiveRequest,
  newBroker,
  popRequest,
  processPath,
  removeStuckSemaphores,
  silentRequest,
  useScene,
} from './scene.ts';
import type { Scene } from './scene.ts';

describe('what the native runtime stands on', () => {
  const scene = useScene({ spareIdle: 0 });

  it('is healthy here', async () => {
    const { items, ...machine } = await scene.broker.health(neverAborted);
    assert.deepEqual(
      items.map(({ check, state }) => `${check} ${state}`),
      [
        'platform good',
        'runtime good',
        'bus good',
        'broker good',
        'keyring good',
        'semaphores good',
      ],
    );
    assert.deepEqual([machine.platform, machine.arch], ['linux', 'x64']);
    assert.match(machine.runtimeVersion, /^\d+\.\d+\.\d+$/);
  });

  it('names a missing broker, and finds it when it is there', async () => {
    await scene.control.stopBroker();
    await everythingFails(scene, 'brokerMissing', 'broker');
    await scene.control.startBroker();
    await everythingWorks(scene);
  });

  it('says that the broker is starting if it has its name only, and finds it when it is up', async () => {
    await everythingWorks(scene);
    await scene.control.stopBroker();
    await scene.control.startBrokerWithoutObject();
    // Its accounts are in the keyring, so only a new process asks the broker for them.
    const fresh = newBroker();
    await scene.control.emptyKeyring();
    const failure = await failureOf(fresh.accounts(accountsRequest(), neverAborted));
    assert.deepEqual([failure.kind, failure.cause], ['unavailable', 'brokerStarting']);
    const pop = await failureOf(fresh.acquireSilently(popRequest(), neverAborted));
    assert.deepEqual([pop.kind, pop.cause], ['unavailable', 'brokerStarting']);
    const prompt = await failureOf(fresh.acquireInteractively(interactiveRequest(), neverAborted));
    assert.deepEqual([prompt.kind, prompt.cause], ['unavailable', 'brokerStarting']);
    await scene.control.startBroker();
    assert.ok((await fresh.accounts(accountsRequest(), neverAborted)).length > 0);
    assert.equal((await fresh.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
  });

  it('works on after a restart of the broker', async () => {
    await everythingWorks(scene);
    const { pid } = childOf(scene.broker);
    await scene.control.stopBroker();
    await scene.control.startBroker();
    await everythingWorks(scene);
    assert.equal(childOf(scene.broker).pid, pid);
  });

  it('names a missing bus, and finds the next one at its address', async () => {
    await everythingWorks(scene);
    await scene.standIn.killBus();
    await everythingFails(scene, 'busMissing', 'bus');
    await scene.standIn.restartBus();
    await everythingWorks(scene);
  });

  it('heals by itself when the bus is another one, without a failed request', async () => {
    await everythingWorks(scene);
    const { pid } = childOf(scene.broker);
    await scene.standIn.killBus();
    await scene.standIn.restartBus();
    assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    await scene.broker.accounts(accountsRequest(), neverAborted);
    assert.notEqual(childOf(scene.broker).pid, pid);
  });

  it('heals by itself when the keyring is another one, without a failed request', async () => {
    await everythingWorks(scene);
    const { pid } = childOf(scene.broker);
    await scene.control.stopKeyring();
    await scene.control.startKeyring();
    assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    assert.ok((await scene.broker.accounts(accountsRequest(), neverAborted)).length > 0);
    assert.notEqual(childOf(scene.broker).pid, pid);
  });

  it('names a missing bus if no address is known', async () => {
    const address = process.env.DBUS_SESSION_BUS_ADDRESS;
    const folder = process.env.XDG_RUNTIME_DIR;
    delete process.env.DBUS_SESSION_BUS_ADDRESS;
    delete process.env.XDG_RUNTIME_DIR;
    try {
      await everythingFails(scene, 'busMissing', 'bus');
    } finally {
      Object.assign(process.env, { DBUS_SESSION_BUS_ADDRESS: address });
      Object.assign(process.env, folder === undefined ? {} : { XDG_RUNTIME_DIR: folder });
    }
    await everythingWorks(scene);
  });

  it('says that the runtime did not start if the bus is of a kind that is not looked at', async () => {
    const address = process.env.DBUS_SESSION_BUS_ADDRESS;
    process.env.DBUS_SESSION_BUS_ADDRESS = 'tcp:host=127.0.0.1,port=1';
    try {
      const { items } = await scene.broker.health(neverAborted);
      assert.deepEqual(
        items.filter(({ check }) => check === 'runtime' || check === 'bus'),
        [
          { check: 'runtime', state: 'bad', cause: 'runtimeStale', found: 'status 6' },
          { check: 'bus', state: 'unknown' },
        ],
      );
    } finally {
      Object.assign(process.env, { DBUS_SESSION_BUS_ADDRESS: address });
    }
  });

  it('names a locked keyring, and works when it is unlocked', async () => {
    await scene.control.lockKeyring();
    await everythingFails(scene, 'keyringLocked', 'keyring');
    await scene.control.unlockKeyring();
    await everythingWorks(scene);
  });

  it('names a missing keyring, and works when it is there', async () => {
    await scene.control.stopKeyring();
    await everythingFails(scene, 'keyringMissing', 'keyring');
    await scene.control.startKeyring();
    await everythingWorks(scene);
  });

  it('waits for a keyring that is slow, whose semaphore the runtime holds meanwhile', async () => {
    await scene.broker.acquireSilently(popRequest(), neverAborted);
    scene.standIn.pause();
    const token = scene.broker.acquireSilently(popRequest(), neverAborted);
    // Past the moment at which a call that hangs is looked at, and that look.
    await setTimeout(9000);
    scene.standIn.resume();
    assert.equal((await token).kind, 'pop');
  });

  it('names a semaphore that a crash left locked, until it is removed', async () => {
    const broker = newBroker({ retiredProcesses: 1 });
    await broker.acquireSilently(popRequest(), neverAborted);
    const { pid } = childOf(broker);
    await lockSemaphores();
    for (let count = 0; count < 2; count++) {
      const failure = await failureOf(broker.acquireSilently(silentRequest(), neverAborted));
      assert.deepEqual([failure.kind, failure.cause], ['unavailable', 'semaphoreStuck']);
      assert.match(failure.subject ?? '', /^\/dev\/shm\/sem\.e165a065-/);
      assert.match(new BrokerError(failure).message, /delete \/dev\/shm\/sem\.e165a065-/);
    }
    await removeStuckSemaphores();
    assert.equal((await broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    assert.equal(childOf(broker).pid, pid);
    // Its stuck calls would keep it for half a minute.
    process.kill(pid, 'SIGKILL');
    await ended(broker);
  });
});

describe('native files that do not load', () => {
  useScene();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entra-broker-natives-'));
    await cp(dirname(processPath), folder, { recursive: true });
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('names the shared library that is missing', async () => {
    // A system without the library, as far as the loader can tell.
    const library = join(folder, 'linux', 'ubuntu', 'x64', 'libmsalruntime.so');
    const content = await readFile(library, 'latin1');
    await writeFile(library, content.replaceAll('libsecret-1.so.0', 'libsecret-9.so.0'), 'latin1');
    const failure = await failureWithNatives(folder);
    assert.deepEqual(failure, {
      kind: 'unavailable',
      cause: 'libraryMissing',
      subject: 'libsecret-9.so.0',
    });
  });

  it('says so if the files themselves are missing', async () => {
    await rm(join(folder, 'linux'), { recursive: true });
    const failure = await failureWithNatives(folder);
    assert.deepEqual(failure, { kind: 'unavailable', cause: 'runtimeNotLoaded' });
  });

  it('says so if the bundle that loads them is missing, and loads it when it is there', async () => {
    const broker = createBroker({
      isolation: 'process',
      processPath: join(folder, 'brokerProcess.cjs'),
      log: () => undefined,
    });
    const bundle = join(folder, 'msalBroker.cjs');
    await rename(bundle, `${bundle}.away`);
    const expected = { kind: 'unavailable', cause: 'runtimeNotLoaded' };
    assert.deepEqual(await failureOf(broker.accounts(accountsRequest(), neverAborted)), expected);
    assert.deepEqual(await failureOf(broker.health(neverAborted)), expected);
    await rename(`${bundle}.away`, bundle);
    assert.ok((await broker.accounts(accountsRequest(), neverAborted)).length > 0);
    await ended(broker);
  });

  it('says so if one of them is missing or damaged', async () => {
    const library = join(folder, 'linux', 'ubuntu', 'x64', 'libmsalruntime.so');
    await writeFile(library, 'not a library');
    assert.equal((await failureWithNatives(folder)).cause, 'runtimeNotLoaded');
    await rm(library);
    assert.equal((await failureWithNatives(folder)).cause, 'runtimeNotLoaded');
  });
});

async function failureWithNatives(folder: string) {
  const broker = createBroker({
    isolation: 'process',
    processPath: join(folder, 'brokerProcess.cjs'),
    log: () => undefined,
  });
  try {
    const failure = await failureOf(broker.accounts(accountsRequest(), neverAborted));
    const prompt = await failureOf(broker.acquireInteractively(interactiveRequest(), neverAborted));
    assert.equal(prompt.cause, failure.cause);
    const bad = (await broker.health(neverAborted)).items.find(({ state }) => state === 'bad');
    assert.equal(bad?.check, 'runtime');
    return failure;
  } finally {
    await ended(broker);
  }
}

async function everythingWorks({ broker }: Scene): Promise<void> {
  assert.ok((await broker.accounts(accountsRequest(), neverAborted)).length > 0);
  assert.equal((await broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
}

/** Locks them as a process does that is killed in the middle of a call. */
async function lockSemaphores(): Promise<void> {
  const files = (await readdir('/dev/shm')).filter((file) => file.startsWith('sem.e165a065-'));
  for (const file of files) {
    const { length } = await readFile(join('/dev/shm', file));
    await writeFile(join('/dev/shm', file), Buffer.alloc(length, 0));
  }
}

/** Through processes that are there already, and through new ones. */
async function everythingFails(
  scene: Scene,
  cause: UnavailableCause,
  check: HealthCheck,
): Promise<void> {
  const fresh = newBroker();
  for (const broker of [scene.broker, fresh]) {
    for (const call of [
      () => broker.accounts(accountsRequest(), neverAborted),
      () => broker.acquireSilently(silentRequest(), neverAborted),
      () => broker.acquireSilently(popRequest(), neverAborted),
    ]) {
      const failure = await failureOf(call());
      assert.deepEqual([failure.kind, failure.cause], ['unavailable', cause]);
    }
  }
  await ended(fresh);
  const { items } = await scene.broker.health(neverAborted);
  assert.equal(items.find((item) => item.check === check)?.state, 'bad');
  assert.equal(items.find((item) => item.check === check)?.cause, cause);
}
