import assert from 'node:assert/strict';
import { unexpectedText } from './unexpectedText.ts';

const kind = 'unexpected';

describe('unexpectedText', () => {
  it('says by how many minutes the clock is wrong, and which way', () => {
    assert.equal(
      unexpectedText({ kind, clockOffMinutes: 95, subject: 'expiresOn' }).sentence,
      "This computer's clock seems to be 95 minutes fast.",
    );
    assert.equal(
      unexpectedText({ kind, clockOffMinutes: -40 }).sentence,
      "This computer's clock seems to be 40 minutes slow.",
    );
  });

  it("gives a number of Entra's that there is no text for", () => {
    assert.deepEqual(unexpectedText({ kind, entraCode: 123456 }), {
      sentence: 'Microsoft Entra refused the request.',
      remedy: 'Look up AADSTS123456, or give it to your administrator.',
    });
  });

  it('names the part of an answer that was refused', () => {
    assert.match(unexpectedText({ kind, subject: 'idToken.aud' }).sentence, /idToken\.aud/);
  });

  it('says that there is no reason if there is none', () => {
    const { sentence, remedy } = unexpectedText({ kind });
    assert.equal(sentence, 'The authentication broker failed and gives no reason.');
    assert.match(remedy, /^Try again\./);
    assert.match(
      unexpectedText({ kind, interactive: true }).remedy,
      /^Close other sign-in windows\./,
    );
  });
});
