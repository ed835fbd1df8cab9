import assert from 'node:assert/strict';
import { errorActions } from './errorActions.ts';

const diagnosticsAndLog = [{ does: 'showDiagnostics' }, { does: 'showLog' }] as const;

describe('errorActions', () => {
  it('open the one setting that was refused', () => {
    assert.deepEqual(errorActions({ kind: 'misconfigured', subject: 'entraBroker.tenant' }), [
      { does: 'openSettings', setting: 'entraBroker.tenant' },
      { does: 'showLog' },
    ]);
  });

  it("open the one setting that Entra's number points to", () => {
    assert.deepEqual(errorActions({ kind: 'misconfigured', entraCode: 50194 }), [
      { does: 'openSettings', setting: 'entraBroker.tenant' },
      { does: 'showLog' },
    ]);
  });

  it('open no setting that the request has a value of its own for', () => {
    for (const [entraCode, overridden, other] of [
      [700016, 'entraBroker.clientId', 'entraBroker.tenant'],
      [65002, 'entraBroker.clientId', 'entraBroker.tenant'],
      [7000112, 'entraBroker.clientId', 'entraBroker.tenant'],
      [50194, 'entraBroker.tenant', 'entraBroker.clientId'],
      [90002, 'entraBroker.tenant', 'entraBroker.clientId'],
    ] as const) {
      const details = { kind: 'misconfigured', entraCode } as const;
      assert.deepEqual(errorActions({ ...details, overrides: [overridden] }), diagnosticsAndLog);
      assert.deepEqual(errorActions({ ...details, overrides: [other] }), [
        { does: 'openSettings', setting: overridden },
        { does: 'showLog' },
      ]);
    }
  });

  it('open all settings if it is not known which one is wrong', () => {
    assert.deepEqual(errorActions({ kind: 'misconfigured' }), [
      { does: 'openSettings' },
      ...diagnosticsAndLog,
    ]);
  });

  it('copy the redirect URI that the app registration lacks', () => {
    const redirectUri = 'msauth.com.contoso.editor://auth';
    assert.deepEqual(errorActions({ kind: 'misconfigured', entraCode: 50011, redirectUri }), [
      { does: 'copyRedirectUri', redirectUri },
      { does: 'showLog' },
    ]);
  });

  it('look up a number that there is no text for', () => {
    assert.deepEqual(errorActions({ kind: 'unexpected', entraCode: 123456 }), [
      {
        does: 'lookUp',
        name: 'AADSTS123456',
        page: 'https://login.microsoftonline.com/error?code=123456',
      },
      ...diagnosticsAndLog,
    ]);
  });

  it('show the diagnostics and the log for everything else', () => {
    const others = [
      { kind: 'unexpected', subject: 'idToken.aud' },
      { kind: 'interactionRequired', entraCode: 53003 },
      { kind: 'unavailable', cause: 'brokerMissing' },
      { kind: 'misconfigured', entraCode: 650057 },
    ] as const;
    for (const details of others) {
      assert.deepEqual(errorActions(details), diagnosticsAndLog);
    }
  });
});
