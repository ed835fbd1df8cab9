import assert from 'node:assert/strict';
import { fakeMemento } from '../../test/fakes/memento.ts';
import type { PartialDraft, PopDraft } from './popDraft.ts';
import { requestChoices } from './requestChoices.ts';
import { RequestMemory } from './requestMemory.ts';

const account = { id: '1', label: 'alex@contoso.test' };
const start: PartialDraft = { nonce: { kind: 'automatic' }, headers: [], body: '', notes: [] };
const draft: PopDraft = {
  account,
  method: 'GET',
  uri: 'https://a.test/items',
  scopes: ['s'],
  nonce: { kind: 'automatic' },
  headers: [],
  body: '',
  outlet: 'token',
  notes: [],
};

describe('the requests to choose from', () => {
  /** What is offered after an earlier request and then `last`. */
  async function offered(last: PopDraft, known: PartialDraft = start): Promise<readonly string[]> {
    const memory = new RequestMemory(fakeMemento());
    await memory.keep({ ...draft, method: 'PUT' }, 'token');
    await memory.keep(last, 'token');
    return labels(memory, known);
  }

  const labels = (memory: RequestMemory, known = start) =>
    requestChoices(known, memory, [account], true).map(({ label }) => label);

  it('have the last one once, and then those before', async () => {
    const once = ['Again: GET https://a.test/items', 'PUT https://a.test/items'];
    assert.deepEqual(await offered(draft), once);
    assert.deepEqual(await offered({ ...draft, notes: ['Not sent: Cookie'] }), once);
  });

  it('are none before the first one', () => {
    assert.deepEqual(labels(new RequestMemory(fakeMemento())), []);
  });

  it('say for whom the last one was, and what became of its token if that is asked', async () => {
    const memory = new RequestMemory(fakeMemento());
    await memory.keep(draft, 'token');
    const details = [true, false].map(
      (withOutlet) => requestChoices(start, memory, [account], withOutlet)[0]?.detail,
    );
    assert.deepEqual(details, ['alex@contoso.test · Copy the token', 'alex@contoso.test']);
  });

  it('have it once in another window, which knows only its URL', async () => {
    const memento = fakeMemento();
    await new RequestMemory(memento).keep(draft, 'token');
    assert.deepEqual(labels(new RequestMemory(memento)), ['Again: GET https://a.test/items']);
  });

  for (const [what, more] of [
    ['a query', { uri: `${draft.uri}?top=5` }],
    ['headers', { headers: [['X', 'y']] }],
    ['a body', { body: '{}' }],
    ['an app of its own', { clientId: 'an app' }],
    ['a tenant of its own', { tenant: 'contoso.test' }],
    ['an account that is gone', { account: { id: '2', label: 'gone@contoso.test' } }],
  ] satisfies [string, Partial<PopDraft>][]) {
    it(`have it without ${what}, too, if it had that`, async () => {
      const last = { ...draft, ...more };
      assert.deepEqual(await offered(last), [
        `Again: GET ${last.uri}`,
        'GET https://a.test/items',
        'PUT https://a.test/items',
      ]);
    });
  }

  it('are the earlier ones if a URL is changed', async () => {
    assert.deepEqual(await offered(draft, draft), [
      'GET https://a.test/items',
      'PUT https://a.test/items',
    ]);
  });
});
