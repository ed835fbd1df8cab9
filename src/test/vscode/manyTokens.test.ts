import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { signIn, silentSession } from './signIn.ts';
import { alex, control } from './standInControl.ts';

describe('many PoP tokens at once', () => {
  before(async () => {
    await control.reset();
    await signIn(alex);
  });

  it('are a thousand different ones for a thousand requests', async function () {
    this.timeout(300_000);
    const scopes = ['Read', 'Write', 'List', 'Share', 'Delete'].map(
      (name) => `https://api.example.com/Files.${name}`,
    );
    const pop = ['POP_METHOD:GET', 'POP_URI:https://api.example.com/files'];
    // VS Code would make one of equal requests; with scopes repeated they are the same to us.
    const sessions = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        silentSession(alex, [
          ...pop,
          ...scopes.flatMap((scope, place) =>
            Array.from({ length: 1 + (Math.floor(index / 4 ** place) % 4) }, () => scope),
          ),
        ]),
      ),
    );
    const tokens = sessions.map((session) => session?.accessToken ?? '');
    assert.equal(new Set(tokens).size, 1000);
    assert.equal(new Set(tokens.map((token) => decodeJwt(token).nonce)).size, 1000);
  });
});
