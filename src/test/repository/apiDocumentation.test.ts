import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as api from '../../api/index.ts';
import { brokerErrorKinds } from '../../broker/brokerErrorDetails.ts';
import { redirectUris } from '../../diagnostics/redirectUris.ts';
import { parseScopes } from '../../provider/scopes.ts';
import { literally } from '../literally.ts';

const guide = readFileSync('docs/for-extension-authors.md', 'utf8');

describe('the guide for extension authors', () => {
  it('has every kind of error', () => {
    for (const kind of brokerErrorKinds) {
      assert.match(guide, new RegExp(`^\\| \`${kind}\` `, 'm'));
    }
  });

  it('has an example of every tag, which the provider takes', () => {
    const examples = [...guide.matchAll(/^\| `([A-Z_]+):<.*?` +\| `(\1:.*?)` /gm)];
    const parsed = parseScopes(examples.map(([, , example]) => example!));
    assert.deepEqual(Object.keys(parsed).sort(), [
      'claims',
      'clientId',
      'pop',
      'resourceScopes',
      'tenant',
    ]);
    assert.equal(parsed.pop!.nonce, 'AwABAAEAAAACAOz');
  });

  it('has every export of the package', () => {
    const readme = readFileSync('src/api/README.md', 'utf8');
    for (const name of Object.keys(api)) {
      assert.match(readme, literally(`\`${name}`));
    }
  });

  it('has every redirect URI', () => {
    for (const { uri } of redirectUris('<client id>', 'linux')) {
      assert.match(guide, literally(`\`${uri}\``));
    }
  });
});
