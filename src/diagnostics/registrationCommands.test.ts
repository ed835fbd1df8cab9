import assert from 'node:assert/strict';
import { registrationCommands } from './registrationCommands.ts';

describe('the commands that register an app', () => {
  it('put the id that Azure CLI made into the redirect URI, in PowerShell', () => {
    assert.equal(
      registrationCommands('azureCli', 'win32'),
      [
        '$id = az ad app create --display-name "Entra Broker" --sign-in-audience AzureADMultipleOrgs --query appId --output tsv',
        'az ad app update --id "$id" --is-fallback-public-client true --public-client-redirect-uris "ms-appx-web://Microsoft.AAD.BrokerPlugin/$id"',
        'echo "$id"',
        '',
      ].join('\n'),
    );
  });

  it('are for a POSIX shell elsewhere', () => {
    const [create, update] = registrationCommands('azureCli', 'linux').split('\n');
    assert.match(create!, /^id=\$\(az ad app create .*\)$/);
    assert.match(
      update!,
      / "https:\/\/login\.microsoftonline\.com\/common\/oauth2\/nativeclient"$/,
    );
  });

  it('have every redirect URI that macOS may need', () => {
    const [, update] = registrationCommands(
      'azureCli',
      'darwin',
      'com.contoso.Editor.helper',
    ).split('\n');
    assert.match(
      update!,
      /"msauth\.com\.contoso\.Editor\.helper:\/\/auth" "msauth\.com\.contoso\.Editor:\/\/auth" "msauth\.com\.msauth\.unsignedapp:\/\/auth"$/,
    );
  });

  it('put the id that Microsoft Graph made into the redirect URI', () => {
    const lines = registrationCommands('graphPowerShell', 'win32').split('\n');
    assert.equal(
      lines[2],
      'Update-MgApplication -ApplicationId $app.Id -PublicClient @{ RedirectUris = @("ms-appx-web://Microsoft.AAD.BrokerPlugin/$($app.AppId)") }',
    );
    assert.equal(lines[3], '$app.AppId');
  });
});
