import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { saySignedIn } from './saySignedIn.ts';

describe('saySignedIn', () => {
  beforeEach(resetFake);

  it('says who has signed in, and offers a PoP token', async () => {
    await saySignedIn('alex@contoso.example');
    assert.partialDeepStrictEqual(fake.messages, [
      {
        message: 'Signed in as alex@contoso.example. Extensions can now ask to use this account.',
        buttons: ['Get a PoP Token…'],
      },
    ]);
    assert.deepEqual(fake.executed, []);
  });

  it('goes on to a PoP token, if the person wants that', async () => {
    fake.press = 'Get a PoP Token…';
    await saySignedIn('alex@contoso.example');
    assert.deepEqual(fake.executed, [['entraBroker.requestPopToken']]);
  });
});
