import assert from 'node:assert/strict';
import { signIn, signInWithApp, silentSession } from './signIn.ts';
import { alex, control } from './standInControl.ts';

describe('the reason of a failure', () => {
  before(async () => {
    await control.reset();
    await signIn(alex);
  });

  afterEach(async () => {
    await control.clearScript();
  });

  it('reaches another extension without a prompt: sentence, way out, and numbers in brackets', async () => {
    const context = `AADSTS7000218: for ${alex.username}. Trace ID: 1`;
    await control.script({
      method: 'silent',
      answer: { kind: 'error', status: 6, errorCode: -51411, context },
    });
    await assert.rejects(silentSession(alex, ['api://reasons/Read']), {
      name: 'BrokerError.misconfigured',
      message:
        'The app registration expects a secret, which a desktop app doesn\'t have. Remove the redirect URI from the platform "Web", and add it under "Mobile and desktop applications". The URI is https://login.microsoftonline.com/common/oauth2/nativeclient (AADSTS7000218, code -51411)',
    });
  });

  it('names no setting if the caller names the app', async () => {
    const clientId = '7d1f0a52-64c3-4c0b-8f3e-5a9b1c2d3e4f';
    await signInWithApp(alex, clientId);
    const context = 'AADSTS65002: Consent between first party application …';
    await control.script({ method: 'silent', answer: { kind: 'error', status: 6, context } });
    await assert.rejects(
      silentSession(alex, ['api://reasons/Foreign', `VSCODE_CLIENT_ID:${clientId}`]),
      {
        message:
          "This client id is Microsoft's own, and may not ask for this API. The request itself names the client id. Tell the author of the extension that asks, or correct the request file. (AADSTS65002)",
      },
    );
  });

  it('leaves an account that a prompt may mend without a session, and without an error', async () => {
    const context = 'AADSTS50076: Due to a configuration change …';
    await control.script({
      method: 'silent',
      answer: { kind: 'error', status: 2, context },
    });
    assert.equal(await silentSession(alex, ['api://reasons/Write']), undefined);
  });
});
