import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { mock } from 'node:test';
import { BrokerError } from './brokerError.ts';
import { brokerErrorKinds } from './brokerErrorDetails.ts';

describe('BrokerError', () => {
  it('says in its message what happened, and the way out', () => {
    assert.equal(
      new BrokerError({ kind: 'offline' }).message,
      "The sign-in service can't be reached at the moment. Check the network connection, VPN and proxy, and try again.",
    );
  });

  it("ends its message with Entra's number and the broker's", () => {
    const error = new BrokerError({ kind: 'misconfigured', entraCode: 7000218, code: -51411 });
    assert.match(error.message, /Remove the redirect URI .*\. \(AADSTS7000218, code -51411\)$/);
  });

  it('has no link in its message, which VS Code may show', () => {
    const subject = '[Mend](command:workbench.action.quit)';
    assert.doesNotMatch(new BrokerError({ kind: 'unexpected', subject }).message, /\]\(/);
  });

  it('tells its kind by its name, which VS Code passes on', () => {
    assert.equal(new BrokerError({ kind: 'timeout' }).name, 'BrokerError.timeout');
  });

  it('reads a file at most once, for the command that installs what is missing', () => {
    const read = mock.method(fs, 'readFileSync');
    syncBuiltinESMExports();
    try {
      brokerErrorKinds.forEach((kind) => new BrokerError({ kind }));
      assert.equal(read.mock.callCount(), 0);
      for (const subject of ['one.so', 'another.so']) {
        new BrokerError({ kind: 'unavailable', cause: 'libraryMissing', subject });
      }
      assert.ok(read.mock.callCount() <= 1);
    } finally {
      read.mock.restore();
      syncBuiltinESMExports();
    }
  });

  it('is told apart from other errors in every bundle that has the class', () => {
    const others = [new Error('x'), null, undefined, 'BrokerError', {}];
    assert.deepEqual(
      [new BrokerError({ kind: 'timeout' }), ...others].map((one) => one instanceof BrokerError),
      [true, false, false, false, false, false],
    );
  });
});
