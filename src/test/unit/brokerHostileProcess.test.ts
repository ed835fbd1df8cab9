import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { BrokerError } from '../../broker/brokerError.ts';
import { createBroker } from '../../broker/createBroker.ts';
import type { DiagnosableBroker } from '../../broker/diagnosableBroker.ts';

const processPath = fileURLToPath(new URL('hostileProcess.ts', import.meta.url));
const client = { clientId: 'app', authorityHost: 'https://login.microsoftonline.com' };
const patiently = new AbortController().signal;

/** What the process answers is in the request's correlation id. */
function ask(broker: DiagnosableBroker, answer: object) {
  return broker.acquireSilently(
    {
      client,
      tenant: 'organizations',
      scopes: ['s'],
      accountId: 'oid.tid',
      correlationId: JSON.stringify(answer),
    },
    patiently,
  );
}

describe('a broker process that is not what it seems', () => {
  let broker: DiagnosableBroker;
  const log: string[] = [];

  before(() => {
    broker = createBroker({
      isolation: 'process',
      processPath,
      log: (level, message) => {
        log.push(`${level} ${message}`);
      },
      limits: { silent: 2000, accounts: 2000, callsPerProcess: 1_000_000 },
    });
  });
  after(() => {
    broker.dispose();
  });

  it('gets nobody to take its answers for tokens or accounts', async () => {
    await assert.rejects(broker.accounts(client, patiently), BrokerError);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (result) => {
        await assert.rejects(ask(broker, { result }), BrokerError);
      }),
    );
  });

  it('gets nobody to take over what it says in errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.jsonValue(), async (code, data) => {
        const error = await ask(broker, { error: { code, message: 'secret', data } }).catch(
          (thrown: unknown) => thrown,
        );
        assert.ok(error instanceof BrokerError);
        assert.ok(!error.message.includes('secret'));
      }),
      { examples: [[1, { kind: 'unavailable', cause: 'secret', subject: 'secret\n' }]] },
    );
  });

  it('writes nothing into the log but lines of a known level', () => {
    assert.ok(log.every((line) => /^(?:debug|info|warn|error) [^{}]*$/.test(line)));
  });
});
