import assert from 'node:assert/strict';
import { BrokerError } from '../broker/brokerError.ts';
import { brokerErrorKinds } from '../broker/brokerErrorDetails.ts';
import { needsPrompt, promptMayHelp } from './promptMayHelp.ts';

const kindsFor = (isSo: (error: unknown) => boolean) =>
  brokerErrorKinds.filter((kind) => isSo(new BrokerError({ kind })));

describe('needsPrompt', () => {
  it('is what the broker asks for a prompt with', () => {
    assert.deepEqual(kindsFor(needsPrompt), ['interactionRequired', 'accountNotFound']);
    assert.equal(needsPrompt(new Error('else')), false);
  });
});

describe('promptMayHelp', () => {
  it('is also a failure without a known reason, or with another account', () => {
    assert.deepEqual(kindsFor(promptMayHelp), [
      'interactionRequired',
      'accountNotFound',
      'wrongAccount',
      'unexpected',
    ]);
    assert.equal(promptMayHelp(new Error('else')), false);
  });

  it('is not an answer that was refused', () => {
    const refused = new BrokerError({ kind: 'unexpected', subject: 'pop.signature' });
    assert.equal(promptMayHelp(refused), false);
  });
});
