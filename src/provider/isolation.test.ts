import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { offerReloadOnIsolationChange } from './isolation.ts';

const reload = ['workbench.action.reloadWindow'];

describe('a change of the isolation', () => {
  beforeEach(() => {
    resetFake();
    fake.press = 'Reload Window';
  });

  async function change(name: string, value: unknown): Promise<void> {
    fake.settings[`entraBroker.${name}`] = value;
    fake.configurationChanges.fire({
      affectsConfiguration: (section) => section === `entraBroker.${name}`,
    });
    await new Promise((resolve) => setImmediate(resolve));
  }

  it('takes effect when the window is reloaded, which is offered', async () => {
    const offer = offerReloadOnIsolationChange();
    await change('isolation', 'none');
    assert.deepEqual(
      fake.messages.map(({ message }) => message),
      ['The change of entraBroker.isolation takes effect when the window is reloaded.'],
    );
    assert.deepEqual(fake.executed, [reload]);
    offer.dispose();
  });

  it('reloads nothing that the person does not want', async () => {
    fake.press = undefined;
    const offer = offerReloadOnIsolationChange();
    await change('isolation', 'none');
    assert.equal(fake.messages.length, 1);
    assert.deepEqual(fake.executed, []);
    offer.dispose();
  });

  it('is none if another setting changes, or the value stays', async () => {
    const offer = offerReloadOnIsolationChange();
    await change('isolation', 'process');
    fake.settings['entraBroker.isolation'] = 'none';
    await change('tenant', 'contoso.com');
    assert.deepEqual(fake.messages, []);
    offer.dispose();
  });
});
