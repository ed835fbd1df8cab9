import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerErrorDetails } from '../broker/brokerErrorDetails.ts';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { isCancellation, showError } from './showError.ts';

/** Shows a failure, and presses one of its buttons. */
async function press(button: string, details: BrokerErrorDetails): Promise<void> {
  fake.press = button;
  showError(new BrokerError(details));
  assert.ok(fake.messages.at(-1)?.buttons.includes(button), fake.messages.at(-1)?.buttons.join());
  await setImmediate();
}

describe('showError', () => {
  beforeEach(resetFake);

  it('says what happened, the way out and the number, in one message', () => {
    showError(new BrokerError({ kind: 'interactionRequired', entraCode: 50057 }));
    assert.deepEqual(fake.messages, [
      {
        message:
          'The account is disabled. Ask your administrator to enable it, or choose another account. (AADSTS50057)',
        modal: false,
        detail: undefined,
        buttons: ['Show Diagnostics', 'Show Log'],
      },
    ]);
  });

  it('shows nothing if someone gave up', () => {
    showError(new BrokerError({ kind: 'cancelled' }));
    showError(new vscode.CancellationError());
    assert.deepEqual(fake.messages, []);
  });

  it('makes no link of what another error says, and offers no buttons', () => {
    showError(new Error('See [this](command:evil)'));
    showError('a text');
    assert.deepEqual(
      fake.messages.map(({ message, buttons }) => [message, buttons]),
      [
        ['See [this] (command:evil)', []],
        ['a text', []],
      ],
    );
  });

  it('opens the setting that is meant', async () => {
    await press('Open Setting', { kind: 'misconfigured', subject: 'entraBroker.tenant' });
    assert.deepEqual(fake.executed, [['workbench.action.openSettings', '@id:entraBroker.tenant']]);
  });

  it('opens all settings if none is meant more than the others', async () => {
    await press('Open Settings', { kind: 'misconfigured' });
    assert.deepEqual(fake.executed, [
      ['workbench.action.openSettings', '@ext:entra-broker.entra-broker-auth'],
    ]);
  });

  it('copies the redirect URI, and says where it goes', async () => {
    const redirectUri = 'msauth.com.contoso.editor://auth';
    await press('Copy Redirect URI', { kind: 'misconfigured', entraCode: 50011, redirectUri });
    assert.equal(fake.clipboard, redirectUri);
    assert.match(fake.messages[1]?.message ?? '', /^Redirect URI copied\. Add it in/);
  });

  it('shows that a way out is none, such as a clipboard that nobody may write to', async () => {
    const write = mock.method(vscode.env.clipboard, 'writeText', () =>
      Promise.reject(new Error('not allowed')),
    );
    try {
      await press('Copy Redirect URI', {
        kind: 'misconfigured',
        entraCode: 50011,
        redirectUri: 'msauth.com.contoso.editor://auth',
      });
    } finally {
      write.mock.restore();
    }
    assert.equal(fake.messages[1]?.message, 'not allowed');
  });

  it('looks up a number that nobody here has a text for', async () => {
    await press('Look Up AADSTS1234', { kind: 'unexpected', entraCode: 1234 });
    assert.deepEqual(fake.opened, ['https://login.microsoftonline.com/error?code=1234']);
  });

  it('shows diagnostics and log', async () => {
    await press('Show Diagnostics', { kind: 'crashed' });
    await press('Show Log', { kind: 'crashed' });
    assert.deepEqual(fake.executed, [['entraBroker.showDiagnostics'], ['entraBroker.showLog']]);
  });
});

describe('isCancellation', () => {
  it('tells giving up from failures', () => {
    const errors = [
      new vscode.CancellationError(),
      new BrokerError({ kind: 'cancelled' }),
      new BrokerError({ kind: 'timeout' }),
      new Error('Canceled'),
    ];
    assert.deepEqual(errors.map(isCancellation), [true, true, false, false]);
  });
});
