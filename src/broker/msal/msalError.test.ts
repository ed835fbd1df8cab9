import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BrokerError } from '../brokerError.ts';
import { fromMsalError } from './msalError.ts';

/** The error for MSAL's error with the broker's words and number. */
function errorFor(errorMessage: string, statusCode = 0, errorCode = 'platform_broker_error') {
  const platformBrokerError = { errorCode: 'ApiContractViolation', errorMessage, statusCode };
  return fromMsalError({ errorCode, platformBrokerError }, 'c');
}

describe('fromMsalError', () => {
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

  it("takes Entra's number out of the broker's words, and nothing else", () => {
    const error = errorFor("AADSTS7000218: for alex@contoso.example in '6f8a1c5e'", -51411);
    assert.deepEqual(error.details, {
      kind: 'misconfigured',
      status: 'ApiContractViolation',
      code: -51411,
      entraCode: 7000218,
      correlationId: 'c',
    });
    assert.doesNotMatch(error.message, /alex|6f8a1c5e/);
  });

  it("takes the time of Entra's error along, and no other", () => {
    const time = 'Timestamp: 2026-01-02 12:00:00Z';
    assert.equal(
      errorFor(`AADSTS500133: alex@contoso.example ${time}`).details.entraTime,
      Date.parse('2026-01-02T12:00:00Z'),
    );
    assert.equal('entraTime' in errorFor(time).details, false);
  });

  it("goes by Entra's number more than by the status", () => {
    assert.equal(errorFor('AADSTS50194', 0, 'interaction_required').kind, 'misconfigured');
    assert.equal(errorFor('AADSTS53003', 0, 'no_account_found').kind, 'interactionRequired');
    assert.equal(errorFor('AADSTS123456', 0, 'interaction_required').kind, 'interactionRequired');
    assert.equal(errorFor('AADSTS123456').kind, 'unexpected');
  });

  it('lets a prompt that was closed be one, whatever it showed', () => {
    assert.equal(errorFor('AADSTS50011', 0, 'user_canceled').kind, 'cancelled');
  });

  it('knows codes of Windows as a number, signed or not, and in the words', () => {
    for (const error of [
      errorFor('', -2147023584),
      errorFor('', 2147943712),
      errorFor('(pii) 0x80070520', 0),
      errorFor('(pii) -2147023584', 7),
    ]) {
      assert.equal(error.kind, 'unavailable');
      assert.match(error.message, /\(code 0x80070520\)$/);
    }
  });

  it('keeps a code that it knows before one in the words', () => {
    assert.equal(errorFor('0x80090016', -2147023584).details.code, -2147023584);
  });

  it('tells a broker that does not sign from other failures', () => {
    assert.equal(errorFor('PoP is not available').kind, 'popUnsupported');
  });

  for (const words of [
    'Account switch was detected …',
    'user switch was detected',
    'AccountSwitch',
  ]) {
    it(`tells another account from other failures: ${words}`, () => {
      assert.equal(errorFor(words).kind, 'wrongAccount');
    });
  }

  it('passes our own errors on', () => {
    const own = new BrokerError({ kind: 'unavailable' });
    assert.equal(fromMsalError(own, 'c'), own);
  });

  it('makes an error of everything', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        assert.equal(fromMsalError(thrown, 'c').name.startsWith('BrokerError.'), true);
      }),
    );
  });
});
