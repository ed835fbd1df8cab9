import assert from 'node:assert/strict';
import { reasonText } from './reasonText.ts';

describe('reasonText', () => {
  it('advises a prompt for what a prompt may mend', () => {
    assert.deepEqual(reasonText({ kind: 'interactionRequired', entraCode: 50076 }), {
      sentence: 'The organization asks for a second factor.',
      remedy: 'Sign in from the Accounts menu.',
    });
  });

  it('has another way out if the prompt itself failed', () => {
    const details = { kind: 'interactionRequired', entraCode: 50076, interactive: true } as const;
    assert.equal(
      reasonText(details)?.remedy,
      'Check your sign-in methods at https://aka.ms/mysecurityinfo.',
    );
  });

  it('advises no prompt for what none mends', () => {
    assert.match(
      reasonText({ kind: 'interactionRequired', entraCode: 53003 })?.remedy ?? '',
      /^Ask your administrator/,
    );
  });

  it('says by how many minutes the clock is wrong, if it is known and the reason', () => {
    const details = { kind: 'unexpected', entraCode: 500133 } as const;
    assert.equal(
      reasonText({ ...details, clockOffMinutes: 95 })?.sentence,
      "This computer's clock seems to be 95 minutes fast.",
    );
    assert.match(reasonText(details)?.sentence ?? '', /clock may be wrong\.$/);
    const other = { kind: 'interactionRequired', entraCode: 50076, clockOffMinutes: 95 } as const;
    assert.equal(reasonText(other)?.sentence, 'The organization asks for a second factor.');
  });

  it('names the redirect URI that is missing, if it is known', () => {
    const details = { kind: 'misconfigured', entraCode: 50011 } as const;
    const redirectUri = 'msauth.com.contoso.editor://auth';
    assert.match(
      reasonText({ ...details, redirectUri })?.remedy ?? '',
      / The URI is msauth\.com\S+$/,
    );
    assert.match(
      reasonText(details)?.remedy ?? '',
      / "Entra Broker: Copy Redirect URIs" has it\.$/,
    );
  });

  it('names no redirect URI if none is missing', () => {
    const details = { kind: 'misconfigured', entraCode: 50194, redirectUri: 'x://y' } as const;
    assert.doesNotMatch(reasonText(details)?.remedy ?? '', /x:/);
  });

  it('has another way out if the request does without the setting', () => {
    const details = { kind: 'misconfigured', entraCode: 50194 } as const;
    const remedyFor = (...overrides: string[]) => reasonText({ ...details, overrides })?.remedy;
    assert.match(remedyFor('entraBroker.tenant') ?? '', /^The request itself names the tenant\./);
    assert.match(remedyFor('entraBroker.clientId') ?? '', /^Set entraBroker\.tenant to/);
  });

  it('still advises the cloud for a tenant that the request itself names', () => {
    const details = { kind: 'misconfigured', entraCode: 90002 } as const;
    const text = reasonText({ ...details, overrides: ['entraBroker.tenant'] });
    assert.match(text?.remedy ?? '', /^Check entraBroker\.cloud\. The request itself names/);
  });

  it('is none for failures of another kind than the number stands for', () => {
    assert.equal(reasonText({ kind: 'cancelled', entraCode: 50011 }), undefined);
    assert.equal(
      reasonText({ kind: 'unavailable', cause: 'brokerMissing', code: 0x80070520 }),
      undefined,
    );
  });

  it('is none for numbers that are not known', () => {
    assert.equal(reasonText({ kind: 'unexpected', entraCode: 1234 }), undefined);
    assert.equal(reasonText({ kind: 'unexpected' }), undefined);
  });
});
