import assert from 'node:assert/strict';
import type { Extension } from 'vscode';
import { fakeMemento } from '../test/fakes/memento.ts';
import { EventEmitter, fake, resetFake } from '../test/fakes/vscode.ts';
import { openWalkthroughOnce, reportSignedIn } from './walkthrough.ts';

const extension = { id: 'entra-broker.entra-broker-auth' } as Extension<unknown>;
const opened = ['workbench.action.openWalkthrough', `${extension.id}#start`, false];

describe('the walkthrough', () => {
  beforeEach(resetFake);

  it('opens by itself after the installation, and never again', async () => {
    const globalState = fakeMemento() as never;
    await openWalkthroughOnce({ globalState, extension });
    await openWalkthroughOnce({ globalState, extension });
    assert.deepEqual(fake.executed, [opened, ['entraBroker.availability']]);
  });

  it('does not open by itself if there is a client id, nor when that is removed', async () => {
    const globalState = fakeMemento() as never;
    fake.settings['entraBroker.clientId'] = '6f8a1c5e-0b7d-4c3e-9a51-2d4f6b8c0e13';
    await openWalkthroughOnce({ globalState, extension });
    fake.settings['entraBroker.clientId'] = '';
    await openWalkthroughOnce({ globalState, extension });
    assert.deepEqual(fake.executed, []);
  });

  it('does not open by itself for whoever wants none', async () => {
    fake.settings['workbench.welcomePage.walkthroughs.openOnInstall'] = false;
    await openWalkthroughOnce({ globalState: fakeMemento() as never, extension });
    assert.deepEqual(fake.executed, []);
  });

  it('knows whether somebody is signed in, now and later', async () => {
    const changes = new EventEmitter<undefined>();
    const store = {
      ready: () => Promise.resolve(),
      accounts: [] as unknown[],
      onDidChange: changes.event as never,
    };
    reportSignedIn(store);
    await new Promise(setImmediate);
    store.accounts.push('alex');
    changes.fire(undefined);
    await new Promise(setImmediate);
    assert.deepEqual(fake.executed, [
      ['setContext', 'entraBroker.signedIn', false],
      ['setContext', 'entraBroker.signedIn', true],
    ]);
  });

  it('works on if the accounts can not be read', async () => {
    reportSignedIn({
      ready: () => Promise.reject(new Error('no secrets')),
      accounts: [],
      onDidChange: new EventEmitter<undefined>().event as never,
    });
    await new Promise(setImmediate);
    assert.deepEqual(fake.executed, []);
  });
});
