import assert from 'node:assert/strict';
import { fakeMemento } from '../../test/fakes/memento.ts';
import type { PopDraft } from './popDraft.ts';
import { RequestMemory } from './requestMemory.ts';

const draft: PopDraft = {
  account: { id: 'id', label: 'private@contoso.test' },
  method: 'GET',
  uri: 'https://a.test/b?sig=private#private',
  scopes: ['s'],
  nonce: { kind: 'given', nonce: 'private' },
  headers: [['X', 'private']],
  body: 'private',
  outlet: 'header',
  notes: [],
};

describe('the memory of PoP requests', () => {
  it('keeps method, URL without query, and for the origin scopes, account and outlet', async () => {
    const memento = fakeMemento();
    await new RequestMemory(memento).keep(draft, 'header');
    const again = new RequestMemory(memento);
    assert.deepEqual(again.requests, [{ method: 'GET', uri: 'https://a.test/b' }]);
    assert.deepEqual(again.ofOrigin('https://a.test/other'), {
      origin: 'https://a.test',
      scopes: ['s'],
      accountId: 'id',
      outlet: 'header',
    });
    assert.equal(again.ofOrigin('https://b.test/b'), undefined);
    assert.equal(again.last, undefined);
  });

  it('writes no query, nonce, name, header or body down', async () => {
    const memento = fakeMemento();
    await new RequestMemory(memento).keep(draft, 'token');
    const written = memento.keys().map((key) => JSON.stringify(memento.get(key)));
    assert.doesNotMatch(written.join('\n'), /private/);
  });

  it('has the last request whole in its window', async () => {
    const memory = new RequestMemory(fakeMemento());
    await memory.keep(draft);
    assert.equal(memory.last, draft);
  });

  it('keeps the outlet of the origin when a request is sent', async () => {
    const memory = new RequestMemory(fakeMemento());
    await memory.keep(draft, 'header');
    await memory.keep({ ...draft, method: 'POST' });
    assert.equal(memory.ofOrigin(draft.uri)?.outlet, 'header');
  });

  it('keeps what was last of each origin, once', async () => {
    const memento = fakeMemento();
    const memory = new RequestMemory(memento);
    await memory.keep({ ...draft, scopes: ['one'] }, 'token');
    await memory.keep({ ...draft, uri: 'https://b.test/' }, 'header');
    await memory.keep({ ...draft, scopes: ['other'] }, 'header');
    const { origins } = memento.get<{ origins: { origin: string; scopes: string[] }[] }>(
      'popRequests',
    )!;
    assert.deepEqual(
      origins.map(({ origin, scopes }) => [origin, ...scopes]),
      [
        ['https://a.test', 'other'],
        ['https://b.test', 's'],
      ],
    );
  });

  it('reads nothing of a later version, and leaves it as it is', async () => {
    const memento = fakeMemento();
    const later = { version: 2, requests: { of: 'another shape' } };
    await memento.update('popRequests', later);
    const memory = new RequestMemory(memento);
    await memory.keep(draft);
    assert.deepEqual([memory.requests, memory.ofOrigin(draft.uri)], [[], undefined]);
    assert.equal(memory.last, draft);
    assert.deepEqual(memento.get('popRequests'), later);
  });

  it('keeps members that it does not know, and starts again from what it cannot read', async () => {
    const memento = fakeMemento();
    for (const [stored, kept] of [
      [{ requests: [], origins: [], more: 'later' }, 'later'],
      [{ requests: 'none' }, undefined],
    ] as const) {
      await memento.update('popRequests', stored);
      await new RequestMemory(memento).keep(draft);
      const written = memento.get<{ version: number; requests: unknown[]; more?: string }>(
        'popRequests',
      );
      assert.deepEqual([written?.version, written?.requests.length, written?.more], [1, 1, kept]);
    }
  });

  it('lists the last requests first, each once, and 20 at most', async () => {
    const memory = new RequestMemory(fakeMemento());
    for (const path of [...Array(25).keys(), 3]) {
      await memory.keep({ ...draft, uri: `https://a.test/${path}` });
    }
    const paths = memory.requests.map(({ uri }) => new URL(uri).pathname);
    assert.deepEqual(paths.slice(0, 3), ['/3', '/24', '/23']);
    assert.equal(new Set(paths).size, 20);
    assert.equal(paths.length, 20);
  });
});
