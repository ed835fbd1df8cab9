import assert from 'node:assert/strict';
import { availability } from './index.ts';

describe('availability', () => {
  it('is the answer of the command', async () => {
    for (const answer of [
      { available: true, configured: true },
      { available: false, cause: 'brokerMissing', configured: false },
    ]) {
      const asked: string[] = [];
      const told = await availability((command) => {
        asked.push(command);
        return Promise.resolve(answer);
      });
      assert.deepEqual(asked, ['entraBroker.availability']);
      assert.deepEqual(told, answer);
    }
  });

  it('says that Entra Broker is not installed, or that the command fails', async () => {
    const causeOf = async (message: string) =>
      availability(() => Promise.reject(new Error(message)));
    assert.deepEqual(await causeOf("command 'entraBroker.availability' not found"), {
      available: false,
      cause: 'notInstalled',
      configured: false,
    });
    assert.equal((await causeOf('Something else.')).cause, 'unexpected');
  });

  it('takes nothing of an answer that it does not know', async () => {
    for (const answer of [undefined, 'yes', { available: 'yes', cause: 5, configured: 1 }]) {
      const told = await availability(() => Promise.resolve(answer));
      assert.deepEqual(told, { available: false, configured: false });
    }
  });
});
