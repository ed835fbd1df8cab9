import assert from 'node:assert/strict';
import { cloudOfResource, resourceName } from './microsoftResources.ts';

describe('resourceName', () => {
  it('is the same for every name of a resource of Microsoft', () => {
    const arm = 'https://management.azure.com';
    assert.equal(resourceName(arm), resourceName('https://management.core.windows.net'));
    assert.notEqual(resourceName(arm), resourceName('https://vault.azure.net'));
  });

  it('is the same for the names in a national cloud', () => {
    for (const [id, ...uris] of [
      [
        '797f4846-ba00-4fd7-ba43-dac1f8f63013',
        'https://management.usgovcloudapi.net',
        'https://management.core.usgovcloudapi.net',
        'https://management.chinacloudapi.cn',
        'https://management.core.chinacloudapi.cn',
      ],
      ['cfa8b339-82a2-471a-a3c9-0fc0be7a4093', 'https://vault.usgovcloudapi.net'],
      ['022907d3-0f1b-48f7-badc-1ba6abab6d66', 'https://database.chinacloudapi.cn'],
    ] as const) {
      assert.deepEqual(
        uris.filter((uri) => resourceName(uri) !== resourceName(id)),
        [],
      );
    }
  });

  it('is the resource itself if it has no other name', () => {
    assert.equal(resourceName('api://orders'), 'api://orders');
  });
});

describe('cloudOfResource', () => {
  const cloudsOf = (...resources: readonly string[]) => resources.map(cloudOfResource);

  it('tells the national clouds by their domains', () => {
    assert.deepEqual(
      cloudsOf(
        'https://graph.microsoft.us',
        'https://dod-graph.microsoft.us',
        'https://management.usgovcloudapi.net',
        'https://microsoftgraph.chinacloudapi.cn',
        'https://vault.azure.cn',
      ),
      ['usGovernment', 'usGovernment', 'usGovernment', 'china', 'china'],
    );
  });

  it('tells what is in the public cloud only', () => {
    assert.equal(cloudOfResource('https://graph.microsoft.com'), 'public');
  });

  it('does not know what may be anywhere', () => {
    assert.deepEqual(
      cloudsOf(
        'https://storage.azure.com',
        'api://orders',
        'https://evilgraph.microsoft.com',
        'https://evilmicrosoft.us',
        '499b84ac-1321-427f-aa17-267ca6975798',
      ),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});
