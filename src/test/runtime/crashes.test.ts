import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { parsePopRequest } from '../../proof/popRequest.ts';
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

/** An error without this text makes the runtime abort. */
const abort = { kind: 'error', status: 2, context: null } as const;

describe('a runtime that crashes', () => {
  const scene = useScene({ crashesInRow: 3, firstCrashWait: 500, spareIdle: 0 });

  it('makes a silent request once more in a new process', async () => {
    await scene.broker.accounts(accountsRequest(), neverAborted);
    const before = childOf(scene.broker).pid;
    await scene.control.script({ method: 'silent', times: 1, answer: abort });
    assert.equal(
      (await scene.broker.acquireSilently(silentRequest(), neverAborted)).kind,
      'bearer',
    );
    assert.notEqual(childOf(scene.broker).pid, before);
  });

  it('makes a PoP request with our own nonce once more', async () => {
    await scene.control.script({ method: 'silent', times: 1, answer: abort });
    assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
  });

  it('makes a PoP request with a server nonce once, and the next one works', async () => {
    const request = popRequest();
    const pop = parsePopRequest('GET', request.pop.uri, 'of-a-server');
    await scene.control.script({ method: 'silent', times: 1, answer: abort });
    const failure = await failureOf(
      scene.broker.acquireSilently({ ...request, pop }, neverAborted),
    );
    assert.equal(failure.kind, 'crashed');
    assert.equal(failure.correlationId, request.correlationId);
    const sent = (await scene.control.requests()).filter(({ method }) => method === 'silent');
    assert.equal(sent.length, 1);
    assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
  });

  it('gives up after the second crash', async () => {
    await scene.control.script({ method: 'silent', times: 2, answer: abort });
    const failure = await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
    assert.equal(failure.kind, 'crashed');
    const sent = (await scene.control.requests()).filter(({ method }) => method === 'silent');
    assert.deepEqual(
      sent.map(({ answer }) => answer),
      ['error 2', 'error 2'],
    );
  });

  it('does not ask the user twice', async () => {
    await scene.control.script({ method: 'interactive', answer: abort });
    const failure = await failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
    );
    assert.equal(failure.kind, 'crashed');
    const sent = (await scene.control.requests()).filter(({ method }) => method === 'interactive');
    assert.equal(sent.length, 1);
  });

  it('waits in a crash loop, says so, and goes on when it is over', async () => {
    await scene.control.script({ method: 'silent', answer: abort });
    await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
    await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
    const refused = silentRequest();
    const failure = await failureOf(scene.broker.acquireSilently(refused, neverAborted));
    assert.deepEqual([failure.kind, failure.cause], ['unavailable', 'crashLoop']);
    const asked = (await scene.control.requests()).map(({ correlationId }) => correlationId);
    assert.deepEqual(
      asked.filter((id) => id === refused.correlationId),
      [],
    );
    await scene.control.clearScript();
    await until(async () => {
      try {
        await scene.broker.acquireSilently(silentRequest(), neverAborted);
        return true;
      } catch {
        return false;
      }
    });
  });

  it('keeps the crash loop of prompts to prompts, and a health check out of it', async () => {
    const broker = newBroker({ crashesInRow: 1, firstCrashWait: 60_000 });
    const prompt = () => failureOf(broker.acquireInteractively(interactiveRequest(), neverAborted));
    await scene.control.script({ method: 'interactive', answer: abort });
    assert.equal((await prompt()).kind, 'crashed');
    assert.equal((await prompt()).kind, 'crashed');
    assert.equal((await prompt()).cause, 'crashLoop');
    await broker.health(neverAborted);
    assert.equal((await broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    assert.equal((await prompt()).cause, 'crashLoop');
    await ended(broker);
  });

  for (const signal of ['SIGSEGV', 'SIGKILL', 'SIGABRT'] as const) {
    it(`survives ${signal} of its processes, idle and busy`, async () => {
      await scene.broker.accounts(accountsRequest(), neverAborted);
      process.kill(childOf(scene.broker).pid, signal);
      await scene.broker.acquireSilently(silentRequest(), neverAborted);

      await scene.control.script({ method: 'silent', times: 1, answer: { kind: 'never' } });
      await scene.control.clearRequests();
      const busy = scene.broker.acquireSilently(popRequest(), neverAborted);
      await scene.control.nextRequest('silent');
      process.kill(childOf(scene.broker).pid, signal);
      assert.equal((await busy).kind, 'pop');

      const prompted = failureOf(
        scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
      );
      await scene.control.nextPrompt();
      process.kill(childOf(scene.broker, 'prompt').pid, signal);
      assert.equal((await prompted).kind, 'crashed');
    });
  }

  it('fails with an error if the process can not be started at all', async () => {
    const { execPath } = process;
    process.execPath = '/nonexistent/node';
    try {
      const failure = await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
      assert.equal(failure.kind, 'crashed');
    } finally {
      process.execPath = execPath;
    }
  });
});
