import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { clientId } from '../../../test/builders/clients.ts';
import { buildAccountsRequest, buildSilentRequest } from '../../../test/builders/requests.ts';
import { buildBearerToken, buildJwt } from '../../../test/builders/tokens.ts';
import { BrokerError } from '../../brokerError.ts';
import { createBroker } from '../../createBroker.ts';
import type { DiagnosableBroker } from '../../diagnosableBroker.ts';
import { neverAborted } from '../../waiting.ts';

const processPath = fileURLToPath(
  new URL('../../../test/fakes/hostileProcess.ts', import.meta.url),
);
const token = buildBearerToken({ idToken: buildJwt({ aud: clientId, oid: 'o1' }) });

describe('a broker process that is not what it seems', () => {
  let broker: DiagnosableBroker;
  let log: string[];

  beforeEach(() => {
    log = [];
    broker = createBroker({
      isolation: 'process',
      processPath,
      log: (level, message) => {
        log.push(`${level} ${message}`);
      },
      // However long a process takes to start, its answer is waited for.
      limits: { silent: 600_000, callsPerProcess: 1_000_000, crashesInRow: 1_000_000 },
    });
  });
  afterEach(async () => {
    broker.dispose();
    // Tests to come replace the timers, which would never end for these processes then.
    while (linesOf(/^debug Broker process \d+ ended/) < linesOf(/^debug Started broker process/)) {
      await delay(10);
    }
  });

  const linesOf = (pattern: RegExp) => log.filter((line) => pattern.test(line)).length;

  /** The answer that the process is to give is in the request's scopes, which no log has. */
  const ask = (answer: object) =>
    broker.acquireSilently(buildSilentRequest({ scopes: [JSON.stringify(answer)] }), neverAborted);

  const failureOf = async (answer: object): Promise<BrokerError> => {
    const error: unknown = await ask(answer).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BrokerError, JSON.stringify(error));
    return error;
  };

  it('has its answers taken for tokens only if they are some', async () => {
    assert.deepEqual(await ask({ result: token }), token);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (result) => {
        assert.equal((await failureOf({ result })).kind, 'unexpected');
      }),
    );
    assert.equal(broker.children().length, 1);
    assert.equal((await failureOf({})).kind, 'crashed');
  });

  it('has its answers taken for accounts only if they are some', async () => {
    await assert.rejects(
      broker.accounts(buildAccountsRequest(), neverAborted),
      (error) => error instanceof BrokerError && error.details.subject === 'accounts',
    );
  });

  it('has its errors taken over only as far as they have the right shape', async () => {
    const offline = { error: { code: 1, message: 'x', data: { kind: 'offline', tag: '4vt9f' } } };
    assert.deepEqual((await failureOf(offline)).details, {
      kind: 'offline',
      tag: '4vt9f',
      correlationId: buildSilentRequest().correlationId,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.jsonValue(), async (code, data) => {
        const { kind, message } = await failureOf({
          error: { code, message: 'secret', data },
        });
        assert.notEqual(kind, 'crashed');
        assert.doesNotMatch(message, /secret/);
      }),
      { examples: [[1, { kind: 'unavailable', cause: 'secret', subject: 'secret\n' }]] },
    );
  });

  for (const raw of ['garbage\n', '[]\n', '{"a":"'.padEnd(5_000_000, 'x')]) {
    it(`is ended if it sends ${JSON.stringify(raw.slice(0, 8))}, and the next one answers`, async () => {
      await ask({ result: token });
      const before = broker.children()[0]?.pid;
      assert.equal((await failureOf({ raw })).kind, 'crashed');
      assert.deepEqual(await ask({ result: token }), token);
      assert.notEqual(broker.children().at(-1)?.pid, before);
    });
  }

  it('writes nothing into the log but short lines of a known level', async () => {
    await ask({ result: token });
    const strange = log.filter((line) => !/^(?:debug|info|warn|error) [^{}\n]{1,4200}$/.test(line));
    assert.deepEqual(strange, []);
    const its = log.filter((line) => /forged line|a line of errors/.test(line));
    assert.deepEqual(its.sort(), ['info a forged line', 'warn a line of errors']);
  });
});
