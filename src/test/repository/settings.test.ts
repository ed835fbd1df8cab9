import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { applySettings } from '../../provider/client.ts';
import type { SignInSettings } from '../../provider/settings.ts';
import { authorityHost, clientId } from '../builders/clients.ts';

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly ignoreSync?: boolean;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly markdownDescription: string;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const root = new URL('../../../', import.meta.url);
const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, root), 'utf8'));

const settings: SignInSettings = {
  clientId,
  tenant: 'organizations',
  cloud: 'custom',
  customAuthority: authorityHost,
  redirectUri: '',
  signInScopes: ['User.Read'],
};

/** Values as people type them, for each setting that has a pattern. */
const typed: Readonly<Partial<Record<keyof SignInSettings, readonly string[]>>> = {
  clientId: [
    clientId,
    clientId.toUpperCase(),
    ` ${clientId} `,
    'x',
    clientId.slice(1),
    `{${clientId}}`,
  ],
  tenant: [
    ...['organizations', 'Common', 'consumers', clientId, 'contoso.com', 'a-b.onmicrosoft.com'],
    ...['contoso', 'https://contoso.com', 'contoso.com/x', '-x.com', 'contoso.1', 'a b.com'],
  ],
  customAuthority: [
    ...[
      'https://login.contoso.com',
      'https://login.contoso.com/',
      'https://login.contoso.com:8443',
    ],
    ...[
      'http://login.contoso.com',
      'login.contoso.com',
      'https://login.contoso.com/tenant',
      'https://',
    ],
  ],
  redirectUri: [
    ...[
      '',
      'msauth.com.contoso.editor://auth',
      'https://contoso.com/x',
      'contoso',
      '//contoso.com',
    ],
  ],
};

describe('the settings in package.json', () => {
  let properties: Readonly<Record<string, Property>>;
  let texts: Readonly<Record<string, string>>;

  before(async () => {
    ({ properties } = ((await json('package.json')) as Manifest).contributes.configuration);
    texts = (await json('package.nls.json')) as Record<string, string>;
  });

  for (const name of Object.keys(typed) as (keyof SignInSettings)[]) {
    it(`mark the values that a sign-in would refuse: ${name}`, () => {
      const { pattern = '' } = properties[`entraBroker.${name}`]!;
      const accepts = (value: string) => {
        try {
          applySettings({ resourceScopes: [] }, { ...settings, [name]: value.trim() });
          return true;
        } catch {
          return false;
        }
      };
      const values = typed[name]!;
      assert.deepEqual(
        values.filter((value) => new RegExp(pattern, 'u').test(value)),
        values.filter(accepts),
      );
    });
  }

  it('say what a marked value should be', () => {
    const patterns = Object.values(properties).filter(({ pattern }) => pattern !== undefined);
    for (const { patternErrorMessage = '' } of patterns) {
      assert.match(texts[patternErrorMessage.replaceAll('%', '')] ?? '', /^An? .+\.$/);
    }
  });

  it('accept their own default without a mark', () => {
    for (const [name, { pattern = '', default: value }] of Object.entries(properties)) {
      assert.match(String(value), new RegExp(pattern, 'u'), name);
    }
  });

  it('belong to the application, so that no workspace can redirect a sign-in', () => {
    assert.deepEqual(
      Object.entries(properties).filter(([, { scope }]) => scope !== 'application'),
      [],
    );
  });

  it('do not travel to other systems if they are about this one', () => {
    const stay = Object.entries(properties).filter(([, { ignoreSync }]) => ignoreSync);
    assert.deepEqual(
      stay.map(([name]) => name),
      ['entraBroker.redirectUri', 'entraBroker.isolation'],
    );
  });
});
