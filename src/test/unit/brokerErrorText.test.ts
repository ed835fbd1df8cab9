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

  it('says of every setting what it has to be', () => {
    const settings = ['clientId', 'tenant', 'cloud', 'customAuthority', 'redirectUri'];
    const remedies = settings.map(
      (name) => new BrokerError({ kind: 'misconfigured', subject: `entraBroker.${name}` }).remedy,
    );
    for (const remedy of remedies) {
      assert.doesNotMatch(remedy, /^Set entraBroker\.\w+ in the settings\.$/);
    }
    assert.equal(new Set(remedies).size, settings.length);
  });

  it('is told apart from other errors in every bundle that has the class', () => {
    assert.ok(new BrokerError({ kind: 'timeout' }) instanceof BrokerError);
    for (const other of [new Error('x'), null, undefined, 'BrokerError', {}]) {
      assert.ok(!(other instanceof BrokerError));
    }
  });
});
