import assert from 'node:assert/strict';
import { fakeMemento } from '../../test/fakes/memento.ts';
import { RequestMemory } from './requestMemory.ts';
import { startingDraft } from './startingDraft.ts';

const alex = { id: '1', label: 'alex@contoso.test' };
const megan = { id: '2', label: 'megan@contoso.test' };
const uri = 'https://a.test/b';

describe('the start of a PoP request', () => {
  let memory: RequestMemory;

  before(async () => {
    memory = new RequestMemory(fakeMemento());
    await memory.keep(
      {
        account: megan,
        method: 'POST',
        uri: 'https://a.test/other',
        scopes: ['api://a/x'],
        nonce: { kind: 'automatic' },
        headers: [],
        body: '',
        outlet: 'curl-posix',
        notes: [],
      },
      'curl-posix',
    );
  });

  it('is what the proposal says, in canonical form, and otherwise the last time for its origin', () => {
    const proposal = { method: 'PUT', uri: 'https://a.test/x/../b' };
    assert.deepEqual(startingDraft(proposal, memory, [alex, megan]), {
      account: megan,
      method: 'PUT',
      uri,
      scopes: ['api://a/x'],
      outlet: 'curl-posix',
      nonce: { kind: 'automatic' },
      headers: [],
      body: '',
      notes: [],
    });
  });

  it('has the app and the tenant of the proposal', () => {
    const proposal = { uri, clientId: 'an-app', tenant: 'a-tenant' };
    const { clientId, tenant } = startingDraft(proposal, memory, [alex, megan]);
    assert.deepEqual([clientId, tenant], ['an-app', 'a-tenant']);
  });

  it('prefers the proposal to the last time', () => {
    const proposal = {
      uri,
      scopes: ['s'],
      account: alex.label,
      nonce: 'n',
      outlet: 'token',
    } as const;
    assert.partialDeepStrictEqual(startingDraft(proposal, memory, [alex, megan]), {
      account: alex,
      scopes: ['s'],
      nonce: { kind: 'given', nonce: 'n' },
      outlet: 'token',
    });
  });

  it('takes nothing from another origin, and the account only if there is one', () => {
    const other = { uri: 'https://b.test/' };
    const { account, scopes, outlet } = startingDraft(other, memory, [alex, megan]);
    assert.deepEqual([account, scopes, outlet], [undefined, undefined, undefined]);
    assert.equal(startingDraft(other, memory, [alex]).account, alex);
  });

  it('forgets an account that was signed out', () => {
    assert.equal(startingDraft({ uri }, memory, []).account, undefined);
  });

  it('names an account that is not signed in', () => {
    assert.throws(() => startingDraft({ account: 'megan' }, memory, [alex]), {
      argument: 'account',
    });
  });
});
