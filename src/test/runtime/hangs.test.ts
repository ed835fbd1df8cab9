import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import type { BrokerToken } from '../../broker/broker.ts';
import type { DiagnosableBroker } from '../../broker/diagnosableBroker.ts';
import { defaultLimits } from '../../broker/limits.ts';
import { homeAccountId } from '../broker/account.ts';
import { megan } from '../broker/defaultAccounts.ts';
import {
  accountsRequest,
  childOf,
  ended,
  failureOf,
  interactiveRequest,
  newBroker,
  popRequest,
  silentRequest,
  until,
  useScene,
} from './scene.ts';

describe('a runtime that hangs', () => {
  const scene = useScene({ silent: 5000, prompt: 1500, retiredProcesses: 2 });

  it('gives up a silent request, and the next one works in a new process', async () => {
    await scene.broker.accounts(accountsRequest(), neverAborted);
    const before = childOf(scene.broker).pid;
    await scene.control.script({ method: 'silent', times: 1, answer: { kind: 'never' } });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.equal(failure.kind, 'timeout');
    assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    assert.notEqual(childOf(scene.broker).pid, before);
  });

  it('retires the process of a given-up request, and lets it go when the call ends', async () => {
    await scene.control.script({ method: 'silent', times: 1, held: true });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.equal(failure.kind, 'timeout');
    assert.deepEqual(
      scene.broker.children().map(({ state }) => state),
      ['retired'],
    );
    await scene.control.release();
    await until(() => scene.broker.children().length === 0);
    assert.deepEqual(
      scene.log.filter((line) => line.includes('SIGKILL')),
      [],
    );
  });

  it('gives up a prompt after its limit', async () => {
    const failure = await failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
    );
    assert.equal(failure.kind, 'timeout');
  });

  it('starts no more processes when too many hang', async () => {
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.deepEqual([failure.kind, failure.cause], ['unavailable', 'processesStuck']);
    assert.equal(scene.broker.children().length, 2);
  });

  it('fails every request of a burst in bounded time when nothing is answered', async () => {
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    const failures = await Promise.all(
      Array.from({ length: 50 }, () =>
        failureOf(scene.broker.acquireSilently(popRequest(), neverAborted)),
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
      assert.equal(
        (await failureOf(of.acquireSilently(popRequest(), neverAborted))).kind,
        'timeout',
      );
      ended.push(who);
    };
    const hanging = Array.from({ length: defaultLimits.callsInFlight }, () =>
      ask('hanging', broker),
    );
    await scene.control.nextRequest('silent');
    const queued = ask('queued', broker);
    // Each limit counts from its call on: their ends are as far apart as their beginnings.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await Promise.all([...hanging, queued, ask('later', free)]);
    assert.deepEqual(ended.slice(-2), ['queued', 'later']);
  });

  it('kills a retired process at its hard limit', async () => {
    const broker = newBroker({ silent: 500, retired: 500 });
    await scene.control.script({ method: 'silent', answer: { kind: 'never' } });
    await failureOf(broker.acquireSilently(popRequest(), neverAborted));
    await until(() => broker.children().length === 0);
    await ended(broker);
  });
});

describe('an account for which the broker gives no answer', () => {
  // Long enough for every process that has to start meanwhile, on any machine.
  const scene = useScene({ silent: 45_000 });

  beforeEach(async () => {
    await scene.control.script({
      method: 'silent',
      accountId: homeAccountId(megan),
      answer: { kind: 'never' },
    });
  });

  it('holds up no other account that is asked at the same time', async () => {
    let megansEnd: string | undefined;
    const mute = failureOf(scene.broker.acquireSilently(popRequest(megan), neverAborted)).then(
      ({ kind }) => (megansEnd = kind),
    );
    const tokens = await Promise.all([
      scene.broker.acquireSilently(popRequest(), neverAborted),
      scene.broker.acquireSilently(silentRequest(), neverAborted),
    ]);
    assert.deepEqual(
      tokens.map(({ kind }) => kind),
      ['pop', 'bearer'],
    );
    assert.equal(megansEnd, undefined);
    scene.broker.dispose();
    await mute;
  });

  it('holds up no other account however much is asked for it', async () => {
    const mute = ['calendar', 'files', 'mail', 'orders'].map(async (name) =>
      failureOf(
        scene.broker.acquireSilently(
          { ...silentRequest(megan), scopes: [`api://${name}/Read`] },
          neverAborted,
        ),
      ),
    );
    assert.equal(
      (await scene.broker.acquireSilently(silentRequest(), neverAborted)).kind,
      'bearer',
    );
    scene.broker.dispose();
    await Promise.all(mute);
  });

  it('holds up nobody who asks later, and has a prompt', async () => {
    const mute = failureOf(scene.broker.acquireSilently(popRequest(megan), neverAborted));
    await scene.control.nextRequest('silent');
    for (let round = 0; round < 3; round++) {
      await scene.broker.acquireSilently(popRequest(), neverAborted);
    }
    const signIn = scene.broker.acquireInteractively(
      { ...interactiveRequest(), accountId: homeAccountId(megan) },
      neverAborted,
    );
    await scene.control.choose((await scene.control.nextPrompt()).id, homeAccountId(megan));
    assert.equal((await signIn).account.homeAccountId, homeAccountId(megan));
    scene.broker.dispose();
    await mute;
  });
});

describe('cancelling', () => {
  const scene = useScene();

  it('ends the wait for a silent request at once and keeps its process', async () => {
    await scene.broker.accounts(accountsRequest(), neverAborted);
    const { pid } = childOf(scene.broker);
    await scene.control.script({ method: 'silent', times: 1, held: true });
    const controller = new AbortController();
    const failure = failureOf(scene.broker.acquireSilently(popRequest(), controller.signal));
    await scene.control.nextRequest('silent');
    controller.abort();
    assert.equal((await failure).kind, 'cancelled');
    await scene.control.release();
    await scene.broker.acquireSilently(silentRequest(), neverAborted);
    assert.equal(childOf(scene.broker).pid, pid);
  });

  it('asks nobody if it is cancelled from the start', async () => {
    const failure = await failureOf(
      scene.broker.acquireSilently(silentRequest(), AbortSignal.abort()),
    );
    assert.equal(failure.kind, 'cancelled');
    assert.deepEqual(scene.broker.children(), []);
  });

  it('ends the wait for a prompt at once, and closes the prompt', async () => {
    const controller = new AbortController();
    const failure = failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), controller.signal),
    );
    await scene.control.nextPrompt();
    controller.abort();
    assert.equal((await failure).kind, 'cancelled');
    await scene.control.nextRequest('cancel');
    await until(() => scene.broker.children().length === 0);
    assert.deepEqual(await scene.control.prompts(), []);
    assert.deepEqual(
      scene.log.filter((line) => line.includes('SIGKILL')),
      [],
    );
  });

  it('closes the prompt as well when it takes too long', async () => {
    // A slow process shows its prompt after the limit, or never: then a longer one is tried.
    let asked: readonly string[] = [];
    for (let limit = 2000; !asked.includes('interactive'); limit *= 2) {
      const broker = newBroker({ prompt: limit });
      const failure = failureOf(broker.acquireInteractively(interactiveRequest(), neverAborted));
      assert.equal((await failure).kind, 'timeout');
      asked = (await scene.control.requests()).map(({ method }) => method);
    }
    await until(async () => (await scene.control.prompts()).length === 0);
  });

  it('closes the prompt as well when the window closes', async () => {
    const broker = newBroker();
    const failure = failureOf(broker.acquireInteractively(interactiveRequest(), neverAborted));
    await scene.control.nextPrompt();
    broker.dispose();
    assert.equal((await failure).kind, 'cancelled');
    await until(async () => (await scene.control.prompts()).length === 0);
  });

  it('shows no prompt for a request that is cancelled while faults are looked for', async () => {
    const outcome = failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), AbortSignal.timeout(1)),
    );
    assert.equal((await outcome).kind, 'cancelled');
    await until(() => scene.broker.children().length === 0);
    const asked = (await scene.control.requests()).map(({ method }) => method);
    assert.ok(!asked.includes('interactive'), asked.join());
  });

  it('hands on the choice in a prompt that the broker does not close', async () => {
    await scene.control.script({ method: 'cancel', answer: { kind: 'never' } });
    const controller = new AbortController();
    const late = Promise.withResolvers<BrokerToken>();
    const failure = failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), controller.signal, (outcome) => {
        late.resolve(outcome);
      }),
    );
    const prompt = await scene.control.nextPrompt();
    controller.abort();
    assert.equal((await failure).kind, 'cancelled');
    await scene.control.choose(prompt.id, homeAccountId(megan));
    assert.equal((await late.promise).account.homeAccountId, homeAccountId(megan));
    await until(() => scene.broker.children().length === 0);
  });

  it('says that a prompt was closed after it was left', async () => {
    const controller = new AbortController();
    const late = Promise.withResolvers<BrokerToken>();
    const failure = failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), controller.signal, (outcome) => {
        late.resolve(outcome);
      }),
    );
    await scene.control.nextPrompt();
    controller.abort();
    await failure;
    assert.equal((await failureOf(late.promise)).kind, 'cancelled');
  });

  it('answers silent requests when many prompts were left open', async () => {
    const broker = newBroker({ retiredProcesses: 2 });
    await scene.control.script({ method: 'cancel', answer: { kind: 'error', status: 0 } });
    for (let count = 0; count < 2; count++) {
      const controller = new AbortController();
      const failure = failureOf(
        broker.acquireInteractively(interactiveRequest(), controller.signal),
      );
      await scene.control.nextPrompt();
      controller.abort();
      assert.equal((await failure).kind, 'cancelled');
    }
    const failure = await failureOf(
      broker.acquireInteractively(interactiveRequest(), neverAborted),
    );
    assert.equal(failure.cause, 'processesStuck');
    assert.equal((await broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    await ended(broker);
  });

  it('answers silent requests as ever while a prompt is open', async () => {
    await scene.broker.acquireSilently(silentRequest(megan), neverAborted);
    const signIn = scene.broker.acquireInteractively(interactiveRequest(), neverAborted);
    const prompt = await scene.control.nextPrompt();
    const tokens = await Promise.all([
      scene.broker.acquireSilently(popRequest(megan), neverAborted),
      scene.broker.acquireSilently(silentRequest(megan), neverAborted),
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
