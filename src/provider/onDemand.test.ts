import assert from 'node:assert/strict';
import { onDemand } from './onDemand.ts';

describe('onDemand', () => {
  it('loads once, whoever asks and when', async () => {
    let loads = 0;
    const get = onDemand(() => Promise.resolve({ load: ++loads }));
    assert.equal(loads, 0);
    const [one, other] = await Promise.all([get(), get()]);
    assert.equal(one, other);
    assert.equal(await get(), one);
    assert.equal(loads, 1);
  });

  it('tries again after a failure', async () => {
    const answers = [Promise.reject(new Error('missing')), Promise.resolve('here')];
    const get = onDemand(() => answers.shift() ?? Promise.reject(new Error('again')));
    await assert.rejects(get(), /missing/);
    assert.equal(await get(), 'here');
    assert.equal(await get(), 'here');
  });
});
