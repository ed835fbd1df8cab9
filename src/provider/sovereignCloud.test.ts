import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { readSovereignCloud } from './sovereignCloud.ts';

describe("the cloud of the built-in provider's settings", () => {
  beforeEach(resetFake);

  const cloudOf = (environment: unknown, customEnvironment?: unknown) => {
    fake.settings['microsoft-sovereign-cloud.environment'] = environment;
    fake.settings['microsoft-sovereign-cloud.customEnvironment'] = customEnvironment;
    return readSovereignCloud();
  };

  it('is none if nothing is set, or something unknown', () => {
    assert.equal(cloudOf(undefined), undefined);
    assert.equal(cloudOf('GermanyCloud'), undefined);
  });

  it('is a national one', () => {
    assert.deepEqual(cloudOf('ChinaCloud'), { cloud: 'china', authority: '' });
    assert.deepEqual(cloudOf('USGovernment'), { cloud: 'usGovernment', authority: '' });
  });

  it('is a custom one with the origin of its authority', () => {
    const environment = { activeDirectoryEndpointUrl: 'https://login.contoso.example/' };
    const authority = 'https://login.contoso.example';
    assert.deepEqual(cloudOf('custom', environment), { cloud: 'custom', authority });
    for (const none of [undefined, null, {}, { activeDirectoryEndpointUrl: 'login' }]) {
      assert.deepEqual(cloudOf('custom', none), { cloud: 'custom', authority: '' });
    }
  });
});
