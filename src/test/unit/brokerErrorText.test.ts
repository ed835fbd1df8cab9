import assert from 'node:assert/strict';
import {
  BrokerError,
  brokerErrorKinds,
  unavailableCauses,
  type BrokerErrorDetails,
} from '../../broker/brokerError.ts';

const everything: readonly BrokerErrorDetails[] = [
  ...brokerErrorKinds.map((kind) => ({ kind })),
  ...unavailableCauses.map((cause) => ({ kind: 'unavailable' as const, cause, subject: 'x.so' })),
];

describe('texts of broker errors', () => {
  for (const details of everything) {
    it(`says what happened and what to do: ${details.kind} ${details.cause ?? ''}`, () => {
      const { message, remedy } = new BrokerError(details);
      for (const text of [message, remedy]) {
        assert.match(text, /^\P{Cc}{15,}\.$/u);
        assert.doesNotMatch(text, /[{}]|undefined/);
      }
    });
  }

  it('has different sentences for different errors', () => {
    const sentences = everything.map((details) => new BrokerError(details).message);
    assert.equal(new Set(sentences).size, everything.length);
  });

  it('names the setting that is wrong', () => {
    const error = new BrokerError({ kind: 'misconfigured', subject: 'entraBroker.clientId' });
    assert.match(error.message, /entraBroker\.clientId/);
  });

  it('is told apart from other errors in every bundle that has the class', () => {
    assert.ok(new BrokerError({ kind: 'timeout' }) instanceof BrokerError);
    for (const other of [new Error('x'), null, undefined, 'BrokerError', {}]) {
      assert.ok(!(other instanceof BrokerError));
    }
  });
});
