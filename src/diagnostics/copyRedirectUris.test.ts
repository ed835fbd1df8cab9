import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { copyRedirectUris } from './copyRedirectUris.ts';

describe('copying redirect URIs', () => {
  beforeEach(resetFake);

  async function offered(clientId: string): Promise<string> {
    fake.settings['entraBroker.clientId'] = clientId;
    fake.inputs = [undefined];
    await copyRedirectUris();
    return JSON.stringify(fake.shownInputs);
  }

  it('offers those with the client id of the settings', async () => {
    const clientId = '0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45';
    assert.match(await offered(clientId), new RegExp(`ms-appx-web:[^"]*${clientId}`));
  });

  it('shows no client id that is none', async () => {
    const shown = await offered('$(trash) pa55word');
    assert.match(shown, /ms-appx-web:[^"]*<client id>/);
    assert.doesNotMatch(shown, /pa55word/);
  });
});
