import assert from 'node:assert/strict';
import { CancellationError } from 'vscode';
import { buildStoredAccount } from '../test/builders/accounts.ts';
import { authorityHost } from '../test/builders/clients.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { AuthorityConfirmation } from './authorityConfirmation.ts';

const own = 'https://login.contoso.example';

describe('AuthorityConfirmation', () => {
  beforeEach(resetFake);

  it('asks nothing for the clouds of Microsoft', async () => {
    const confirmation = new AuthorityConfirmation({ accounts: [] });
    await confirmation.require(authorityHost);
    await confirmation.require('https://login.microsoftonline.us');
    assert.deepEqual(fake.messages, []);
  });

  it('asks in a modal that names the host, and gives up without a yes', async () => {
    const confirmation = new AuthorityConfirmation({ accounts: [] });
    await assert.rejects(confirmation.require(own), CancellationError);
    await assert.rejects(confirmation.require(own), CancellationError);
    assert.match(fake.messages[0]?.detail ?? '', /comes from your settings/);
    assert.deepEqual(
      fake.messages.map(({ message, modal }) => [message, modal]),
      [
        ['Sign in at login.contoso.example?', true],
        ['Sign in at login.contoso.example?', true],
      ],
    );
  });

  it('asks once, and again for another host', async () => {
    fake.press = 'Sign In There';
    const confirmation = new AuthorityConfirmation({ accounts: [] });
    await confirmation.require(own);
    await confirmation.require(own);
    await confirmation.require('https://login.evil.example');
    assert.deepEqual(
      fake.messages.map(({ message }) => message),
      ['Sign in at login.contoso.example?', 'Sign in at login.evil.example?'],
    );
  });

  it('asks nothing if somebody has signed in there, and not elsewhere', async () => {
    const confirmation = new AuthorityConfirmation({
      accounts: [buildStoredAccount({ authorityHost: own }), buildStoredAccount()],
    });
    await confirmation.require(own);
    assert.deepEqual(fake.messages, []);
    await assert.rejects(confirmation.require('https://login.evil.example'), CancellationError);
  });
});
