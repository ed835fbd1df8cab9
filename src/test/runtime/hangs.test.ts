import assert from 'node:assert/strict';
import type { DiagnosableBroker } from '../../broker/diagnosableBroker.ts';
import { defaultLimits } from '../../broker/isolation/limits.ts';
import { homeAccountId } from '../broker/account.ts';
import { megan } from '../broker/defaultAccounts.ts';
import {
  childOf,
  client,
  failureOf,
  interactiveRequest,
  newBroker,
  ended,
  patiently,
  popRequest,
  silentRequest,
  until,
  useScene,
} from './scene.ts';

describe('a runtime that hangs', () => {
  const scene = useScene({ silent: 5000, prompt: 1500, retiredProcesses: 2 });

  it('gives up a silent request, and the next one works in a new process', async () => {
    await scene.broker.accounts(client, patiently);
    const before = childOf(scene.broker).pid;
    await scene.control.script({ method: 'silent', times: 1, answer: { kind: 'never' } });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
    assert.equal(failure.kind, 'timeout');
    assert.equal((await scene.broker.acquireSilently(popRequest(), patiently)).kind, 'pop');
    assert.notEqual(childOf(scene.broker).pid, before);
  });

  it('retires the process of a given-up request, and lets it go when the call ends', async () => {
    await scene.control.script({ method: 'silent', times: 1, held: true });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
    assert.equal(failure.kind, 'timeout');
    assert.deepEqual(
      scene.broker.children().map(({ state }) => state),
      ['retired'],
    );
    await scene.control.release();
    await until(() => scene.broker.children().length === 0);
    assert.ok(!scene.log.some((line) => line.includes('SIGKILL')));
  });

  it('moves requests that wait behind the hanging one to the new process', async () => {
    const broker = newBroker({ silent: 6000 });
    await scene.control.script({
      method: 'silent',
      accountId: homeAccountId(megan),
      answer: { kind: 'never' },
    });
    const hanging = failureOf(broker.acquireSilently(popRequest(megan), patiently));
    await scene.control.nextRequest('silent');
    // So that there is time left when the first one is given up.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const behind = broker.acquireSilently(popRequest(), patiently);
    assert.equal((await hanging).kind, 'timeout');
    assert.equal((await behind).kind, 'pop');
    await ended(broker);
  });

  it('gives up a prompt after its limit', async () => {
    const failure = await failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), patiently),
    );
    assert.equal(failure.kind, 'timeout');
  });

  it('starts no more processes when too many hang', async () => {
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
    await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
    assert.deepEqual([failure.kind, failure.cause], ['unavailable', 'processesStuck']);
    assert.equal(scene.broker.children().length, 2);
  });

  it('fails every request of a burst in bounded time when nothing is answered', async () => {
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    const failures = await Promise.all(
      Array.from({ length: 50 }, () =>
        failureOf(scene.broker.acquireSilently(popRequest(), patiently)),
      ),
    );
    assert.deepEqual([...new Set(failures.map(({ kind }) => kind))], ['timeout']);
  });

  it('counts the wait behind requests that hang: who came last ends last', async () => {
    const limits = { silent: 2000 };
    const [broker, free] = [newBroker(limits), newBroker(limits)];
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    const ended: string[] = [];
    const ask = async (who: string, of: DiagnosableBroker) => {
      assert.equal((await failureOf(of.acquireSilently(popRequest(), patiently))).kind, 'timeout');
      ended.push(who);
    };
    const hanging = Array.from({ length: defaultLimits.callsInFlight }, () =>
      ask('hanging', broker),
    );
    await scene.control.nextRequest('silent');
    const queued = ask('queued', broker);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await Promise.all([...hanging, queued, ask('later', free)]);
    assert.deepEqual(ended.slice(-2), ['queued', 'later']);
  });

  it('kills a retired process at its hard limit', async () => {
    const broker = newBroker({ silent: 500, retired: 500 });
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    await failureOf(broker.acquireSilently(popRequest(), patiently));
    await until(() => broker.children().length === 0);
    await ended(broker);
  });
});

describe('cancelling', () => {
  const scene = useScene();

  it('ends the wait for a silent request at once and keeps its process', async () => {
    await scene.broker.accounts(client, patiently);
    const { pid } = childOf(scene.broker);
    await scene.control.script({ method: 'silent', times: 1, held: true });
    const controller = new AbortController();
    const failure = failureOf(scene.broker.acquireSilently(popRequest(), controller.signal));
    await scene.control.nextRequest('silent');
    controller.abort();
    assert.equal((await failure).kind, 'cancelled');
    await scene.control.release();
    await scene.broker.acquireSilently(silentRequest(), patiently);
    assert.equal(childOf(scene.broker).pid, pid);
  });

  it('asks nobody where it is cancelled from the start', async () => {
    const failure = await failureOf(
      scene.broker.acquireSilently(silentRequest(), AbortSignal.abort()),
    );
    assert.equal(failure.kind, 'cancelled');
    assert.deepEqual(scene.broker.children(), []);
  });

  it('ends the wait for a prompt at once, and its process with the prompt', async () => {
    const controller = new AbortController();
    const failure = failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), controller.signal),
    );
    const prompt = await scene.control.nextPrompt();
    controller.abort();
    assert.equal((await failure).kind, 'cancelled');
    await scene.control.cancelPrompt(prompt.id).catch(() => undefined);
    await until(() => scene.broker.children().length === 0);
    assert.ok(!scene.log.some((line) => line.includes('SIGKILL')));
  });

  it('answers silent requests when many prompts were left open', async () => {
    const broker = newBroker({ retiredProcesses: 2 });
    for (let count = 0; count < 2; count++) {
      const controller = new AbortController();
      const failure = failureOf(
        broker.acquireInteractively(interactiveRequest(), controller.signal),
      );
      await scene.control.nextPrompt();
      controller.abort();
      assert.equal((await failure).kind, 'cancelled');
    }
    const failure = await failureOf(broker.acquireInteractively(interactiveRequest(), patiently));
    assert.equal(failure.cause, 'processesStuck');
    assert.equal((await broker.acquireSilently(popRequest(), patiently)).kind, 'pop');
    await ended(broker);
  });

  it('answers silent requests as ever while a prompt is open', async () => {
    await scene.broker.acquireSilently(silentRequest(megan), patiently);
    const signIn = scene.broker.acquireInteractively(interactiveRequest(), patiently);
    const prompt = await scene.control.nextPrompt();
    const tokens = await Promise.all([
      scene.broker.acquireSilently(popRequest(megan), patiently),
      scene.broker.acquireSilently(silentRequest(megan), patiently),
    ]);
    assert.deepEqual(
      tokens.map(({ kind }) => kind),
      ['pop', 'bearer'],
    );
    assert.equal((await scene.control.prompts()).length, 1);
    await scene.control.choose(prompt.id, homeAccountId(megan));
    await signIn;
  });
});
