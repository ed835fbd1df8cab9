import assert from 'node:assert/strict';
import { BrokerError } from '../broker/brokerError.ts';
import { brokerErrorKinds } from '../contract/brokerErrorKinds.ts';
import { parseScopes } from '../provider/scopes.ts';
import { errorKind, NotSignedInError } from './index.ts';

/** An error as VS Code passes it on to another extension. */
function passedOn({ name, message }: Error): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

describe('kind of an error', () => {
  it('is known for every error of the broker', () => {
    assert.deepEqual(
      brokerErrorKinds.map((kind) => errorKind(passedOn(new BrokerError({ kind })))),
      brokerErrorKinds,
    );
  });

  it('is known for scopes that are refused', () => {
    assert.throws(
      () => parseScopes(['POP_METHOD:GET']),
      (error: Error) => errorKind(passedOn(error)) === 'invalidScopes',
    );
  });

  it('is known if the user gives up, or nobody is signed in', () => {
    const canceled = new Error('Canceled');
    canceled.name = 'Canceled';
    assert.equal(errorKind(canceled), 'cancelled');
    assert.equal(errorKind(new NotSignedInError()), 'notSignedIn');
  });

  it('is unexpected in a later version', () => {
    const error = new Error();
    error.name = 'BrokerError.inventedTomorrow';
    assert.equal(errorKind(error), 'unexpected');
  });

  it('is none for other errors', () => {
    for (const error of [new Error('User did not consent to login.'), 'text', undefined]) {
      assert.equal(errorKind(error), undefined);
    }
    for (const name of ['toString', 5, undefined, null]) {
      const odd = Object.assign(new Error(), { name });
      assert.equal(errorKind(odd), undefined);
    }
  });
});
