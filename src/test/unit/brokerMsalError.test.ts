import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BrokerError } from '../../broker/brokerError.ts';
import { fromMsalError } from '../../broker/msal/msalError.ts';

describe('errors of MSAL', () => {
  it('keeps what support asks for', () => {
    const platformBrokerError = {
      errorCode: 'InteractionRequired',
      errorMessage: 'for alex@contoso.example (Error Code: 4711, Tag: 4vt9f)',
      statusCode: 4711,
      tag: '4vt9f',
    };
    const error = fromMsalError({ errorCode: 'interaction_required', platformBrokerError }, 'c');
    assert.deepEqual(error.details, {
      kind: 'interactionRequired',
      status: 'InteractionRequired',
      code: 4711,
      tag: '4vt9f',
      correlationId: 'c',
    });
    assert.doesNotMatch(error.message, /alex/);
  });

  it('tells a broker that does not sign from other failures', () => {
    const platformBrokerError = { errorCode: 'Unexpected', errorMessage: 'PoP is not available' };
    const error = fromMsalError({ errorCode: 'platform_broker_error', platformBrokerError }, 'c');
    assert.equal(error.kind, 'popUnsupported');
  });

  it('passes our own errors on', () => {
    const own = new BrokerError({ kind: 'unavailable' });
    assert.equal(fromMsalError(own, 'c'), own);
  });

  it('makes an error of everything', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        assert.ok(fromMsalError(thrown, 'c') instanceof BrokerError);
      }),
    );
  });
});
