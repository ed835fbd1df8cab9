import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { ConfigurationTarget, workspace } from 'vscode';
import type { StandInAccount } from '../broker/account.ts';
import { signIn, silentSession } from './signIn.ts';
import { alex, control } from './standInControl.ts';

async function set(setting: string, value: string | undefined): Promise<void> {
  const configuration = workspace.getConfiguration('entraBroker');
  await configuration.update(setting, value, ConfigurationTarget.Global);
}

/** Someone who lives in another cloud than everybody else. */
function citizenOf(environment: string, objectId: string): StandInAccount {
  return {
    ...alex,
    username: `someone@${environment}`,
    environment,
    tenants: [{ ...alex.tenants[0], objectId }],
  };
}

const clouds = [
  {
    cloud: 'usGovernment',
    account: citizenOf('login.microsoftonline.us', 'b1a6b7d4-0d2f-4c9e-8a55-6f1c3e7d9a01'),
    graph: 'https://graph.microsoft.us',
  },
  {
    cloud: 'china',
    account: citizenOf('login.partner.microsoftonline.cn', 'b1a6b7d4-0d2f-4c9e-8a55-6f1c3e7d9a02'),
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
];

describe('clouds', () => {
  beforeEach(async () => {
    await control.reset();
  });

  afterEach(async () => {
    await set('cloud', undefined);
    await set('customAuthority', undefined);
  });

  for (const { cloud, account, graph } of clouds) {
    it(`signs in to the authority of ${cloud}, for its Microsoft Graph`, async () => {
      await control.putAccount(account);
      await set('cloud', cloud);
      await signIn(account);
      const [request] = await control.requests();
      const { authParameters } = request!.body as { authParameters: { authority: string } };
      assert.equal(new URL(authParameters.authority).host, account.environment);
      const session = await silentSession(account, []);
      assert.deepEqual(session?.scopes, [`${graph}/User.Read`]);
      assert.equal(decodeJwt(session.accessToken).oid, account.tenants[0].objectId);
    });
  }

  it('asks no account for a token of another cloud', async () => {
    const { account } = clouds[0]!;
    await control.clearRequests();
    assert.equal(
      await silentSession(account, ['https://graph.microsoft.com/Mail.Read']),
      undefined,
    );
    assert.deepEqual(await control.requests(), []);
  });

  it('follows the setting of the built-in provider until a cloud is set here', async () => {
    const { account } = clouds[0]!;
    const builtIn = workspace.getConfiguration('microsoft-sovereign-cloud');
    await builtIn.update('environment', 'USGovernment', ConfigurationTarget.Global);
    try {
      assert.ok(await silentSession(account, []));
      await set('cloud', 'public');
      assert.equal(await silentSession(account, []), undefined);
    } finally {
      await builtIn.update('environment', undefined, ConfigurationTarget.Global);
    }
  });

  it('refuses a resource of another cloud by its name, and sends nothing', async () => {
    await signIn(alex);
    await control.clearRequests();
    await assert.rejects(silentSession(alex, ['https://graph.microsoft.us/Mail.Read']), {
      name: 'BrokerError.misconfigured',
      message: /graph\.microsoft\.us .*entraBroker\.cloud/,
    });
    assert.deepEqual(await control.requests(), []);
  });

  it('names a setting that is no text', async () => {
    await signIn(alex);
    await workspace
      .getConfiguration('entraBroker')
      .update('customAuthority', 5, ConfigurationTarget.Global);
    await set('cloud', 'custom');
    await assert.rejects(silentSession(alex, []), /entraBroker\.customAuthority/);
  });

  it('names the setting if the custom authority is none', async () => {
    await signIn(alex);
    await set('cloud', 'custom');
    await set('customAuthority', 'http://login.contoso.example/tenant');
    await assert.rejects(silentSession(alex, []), /entraBroker\.customAuthority/);
  });
});
