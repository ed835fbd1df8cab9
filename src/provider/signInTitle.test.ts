import assert from 'node:assert/strict';
import { buildClient, clientId } from '../test/builders/clients.ts';
import { signInTitle } from './signInTitle.ts';

const foreign = '11111111-2222-3333-4444-555555555555';
const own = 'https://login.contoso.example:8443';

describe('the title of a sign-in', () => {
  const titleOf = (changes: Parameters<typeof buildClient>[0]) =>
    signInTitle(buildClient(changes), { clientId: clientId.toUpperCase() });

  it('names nothing that the person has chosen', () => {
    assert.equal(titleOf({}), 'Entra Broker sign-in');
  });

  it('names an app that is not the setting’s', () => {
    assert.equal(titleOf({ clientId: foreign }), `Entra Broker sign-in to the app ${foreign}`);
  });

  it('names the host of a custom authority', () => {
    const title = 'Entra Broker sign-in at login.contoso.example:8443';
    assert.equal(titleOf({ authorityHost: own }), title);
  });

  it('names both', () => {
    assert.equal(
      titleOf({ clientId: foreign, authorityHost: own }),
      `Entra Broker sign-in to the app ${foreign} at login.contoso.example:8443`,
    );
  });
});
