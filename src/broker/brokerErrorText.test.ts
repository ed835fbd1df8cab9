import assert from 'node:assert/strict';
import { brokerErrorKinds, unavailableCauses } from './brokerErrorDetails.ts';
import type { BrokerErrorDetails } from './brokerErrorDetails.ts';
import { describeBrokerError } from './brokerErrorText.ts';

const everything: readonly BrokerErrorDetails[] = [
  ...brokerErrorKinds.map((kind) => ({ kind })),
  ...unavailableCauses.map((cause) => ({ kind: 'unavailable' as const, cause, subject: 'x.so' })),
  { kind: 'accountNotFound', subject: 'entraBroker.cloud' },
  { kind: 'misconfigured', subject: 'entraBroker.tenant' },
  { kind: 'misconfigured', subject: 'entraBroker.cloud', resource: 'https://api.contoso.test' },
  { kind: 'unexpected', subject: 'idToken.aud' },
  { kind: 'unexpected', entraCode: 1234 },
  { kind: 'unexpected', clockOffMinutes: 95 },
  { kind: 'misconfigured', entraCode: 50011 },
];

describe('describeBrokerError', () => {
  for (const details of everything) {
    it(`says what happened and what to do: ${JSON.stringify(details)}`, () => {
      const { sentence, remedy } = describeBrokerError(details);
      for (const text of [sentence, remedy]) {
        assert.match(text, /^\P{Cc}{15,}\.$/u);
        assert.doesNotMatch(text, /[{}]|undefined/);
      }
    });

    it(`never advises a prompt after a prompt: ${JSON.stringify(details)}`, () => {
      const { sentence, remedy } = describeBrokerError({ ...details, interactive: true });
      assert.match(sentence, /^\P{Cc}{15,}\.$/u);
      assert.doesNotMatch(remedy, /sign in (?:again|from)/i);
    });
  }

  it('has different sentences for different errors', () => {
    const sentences = everything.map((details) => describeBrokerError(details).sentence);
    assert.equal(new Set(sentences).size, everything.length);
  });

  it('advises a prompt if a request without one needs it', () => {
    const { remedy } = describeBrokerError({ kind: 'interactionRequired' });
    assert.equal(remedy, 'Sign in from the Accounts menu.');
  });

  it('says after a prompt that the account is broken on this device', () => {
    const text = describeBrokerError({ kind: 'interactionRequired', interactive: true });
    assert.equal(text.sentence, "The account can't be used on this device.");
    assert.match(text.remedy, /^Remove the account in the system's settings .* add it again\./);
  });

  it('has a way out for an account that was created again under its old name', () => {
    const { remedy } = describeBrokerError({ kind: 'wrongAccount', interactive: true });
    assert.match(remedy, /created again under the same name, sign in with it/);
  });

  it('says of a prompt that nobody answered where it may be', () => {
    const { remedy } = describeBrokerError({ kind: 'timeout', interactive: true });
    assert.equal(remedy, 'Look for it behind other windows, and close it.');
  });

  it('names what is missing, and the resource that is of another cloud', () => {
    for (const [details, name] of [
      [{ kind: 'unavailable', cause: 'libraryMissing', subject: 'x.so' }, 'x.so'],
      [{ kind: 'misconfigured', subject: 'entraBroker.cloud', resource: 'api://x' }, 'api://x'],
    ] as const) {
      assert.match(describeBrokerError(details).sentence, new RegExp(name));
    }
  });

  it('takes a resource for nothing without the setting that it does not go with', () => {
    assert.deepEqual(
      describeBrokerError({ kind: 'misconfigured', resource: 'api://x' }),
      describeBrokerError({ kind: 'misconfigured' }),
    );
  });

  it('advises no setting for what the request itself names', () => {
    const overrides = ['entraBroker.clientId'];
    assert.match(
      describeBrokerError({ kind: 'misconfigured', overrides }).remedy,
      /^The request itself names the app or its tenant\. Check the cloud/,
    );
  });

  it('names the setting that is wrong, and the cloud that an account is not in', () => {
    for (const details of everything.filter(({ subject }) => subject?.startsWith('entraBroker.'))) {
      const { sentence, remedy } = describeBrokerError(details);
      assert.match(sentence, new RegExp(details.subject!));
      assert.match(remedy, new RegExp(details.subject!));
    }
  });
});
