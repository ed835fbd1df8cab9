import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ResponseError } from 'vscode-jsonrpc/node';
import { BrokerError } from '../brokerError.ts';
import type { BrokerErrorDetails } from '../brokerErrorDetails.ts';
import { brokerFailure } from './protocol.ts';
import { fromResponseError, toResponseError } from './failure.ts';

/** The details that arrive if a process sends these. */
const received = (data: unknown) =>
  fromResponseError(new ResponseError(brokerFailure, 'x', data)).details;

describe('toResponseError and fromResponseError', () => {
  it('carry every part of a failure that a process may tell', () => {
    const details: BrokerErrorDetails = {
      kind: 'unavailable',
      cause: 'brokerMissing',
      subject: 'com.microsoft.identity.broker1',
      status: 'ApiContractViolation',
      code: -51411,
      entraCode: 7000218,
      entraTime: 1_767_355_200_000,
      tag: '4utqw',
      correlationId: '00000000-0000-0000-0000-000000000001',
    };
    assert.deepEqual(fromResponseError(toResponseError(new BrokerError(details))).details, details);
  });

  it('make an unexpected failure of every other error', () => {
    assert.deepEqual(fromResponseError(toResponseError(new Error('x'))).details, {
      kind: 'unexpected',
    });
  });
});

describe('fromResponseError', () => {
  it('is a crash if the process could not be asked', () => {
    assert.deepEqual(fromResponseError(new Error('closed')).details, { kind: 'crashed' });
  });

  it("leaves to the host what is the host's to know", () => {
    const own = { interactive: true, redirectUri: 'https://contoso.test', clockOffMinutes: 5 };
    assert.deepEqual(received({ kind: 'timeout', ...own }), { kind: 'timeout' });
  });

  it('takes nothing that has not the right shape', () => {
    const wrong = [
      { kind: 'fine' },
      { cause: 'other' },
      { subject: 'two\nlines' },
      { subject: 'x'.repeat(129) },
      { status: '' },
      { tag: 7 },
      { correlationId: '\u202e' },
      { code: 1.5 },
      { code: '1' },
      { entraCode: -50011 },
      { entraCode: 12 },
      { entraCode: 1_000_000_000 },
      { entraCode: '50011' },
      { entraCode: 50011.5 },
      { entraTime: '2026-01-02 12:00:00Z' },
      { entraTime: 0.5 },
    ];
    for (const data of wrong) {
      assert.deepEqual(received({ kind: 'unexpected', ...data }), { kind: 'unexpected' });
    }
  });

  it('takes a text of as many characters as names have', () => {
    assert.equal(received({ kind: 'timeout', subject: 'x'.repeat(128) }).subject?.length, 128);
  });

  it('believes only errors of the protocol', () => {
    const other = new ResponseError(brokerFailure + 1, 'x', { kind: 'cancelled' });
    assert.deepEqual(fromResponseError(other).details, { kind: 'unexpected' });
  });

  it('makes an error of everything', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        assert.notEqual(received(data).kind, undefined);
      }),
    );
  });
});
