import assert from 'node:assert/strict';
import { fake, resetFake } from '../test/fakes/vscode.ts';
import { HttpError } from './exchange/sendHttp.ts';
import { showUnanswered } from './showUnanswered.ts';

describe('the message that a request got no answer', () => {
  beforeEach(resetFake);

  it('has a button, without which the request is not sent again', async () => {
    let sent = 0;
    const again = async () => {
      sent++;
      return Promise.resolve();
    };
    await showUnanswered(new HttpError('Nothing answers.'), again);
    assert.equal(sent, 0);
    fake.press = 'Send Again…';
    await showUnanswered(new HttpError('Nothing answers.'), again);
    assert.equal(sent, 1);
    assert.deepEqual(
      fake.messages.map(({ message, buttons }) => [message, buttons]),
      [
        ['Nothing answers.', ['Send Again…']],
        ['Nothing answers.', ['Send Again…']],
      ],
    );
  });
});
