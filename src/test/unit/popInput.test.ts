import assert from 'node:assert/strict';
import { startingDraft } from '../../pop/input/startingDraft.ts';
import type { Suggestions } from '../../pop/input/startingDraft.ts';
import { back, runSteps } from '../../pop/input/steps.ts';
import type { Answer } from '../../pop/input/steps.ts';
import { LastChoices } from '../../pop/lastChoices.ts';
import { redirectArguments } from '../../pop/redirectArguments.ts';
import { requestProblem } from '../../pop/requestProblem.ts';
import { parseResourceScopes, scopeSuggestions, suggestedScope } from '../../pop/resourceScopes.ts';

interface Draft {
  readonly first: string;
  readonly second: string;
}

describe('steps of the PoP input', () => {
  it('go back, and suggest again what was answered later', async () => {
    const asked: unknown[] = [];
    const answers: Answer<Partial<Draft>>[] = [
      { first: 'a' },
      { second: 'b' },
      back,
      back,
      { first: 'c' },
      {},
      {},
    ];
    const step = (draft: Partial<Draft>, { step: number }: { step: number }) => {
      asked.push([number, draft]);
      return Promise.resolve(answers.shift() ?? assert.fail());
    };
    const result = await runSteps<Draft>('Title', [step, step, step], {});
    assert.deepEqual(result, { first: 'c', second: 'b' });
    assert.deepEqual(asked, [
      [1, {}],
      [2, { first: 'a' }],
      [3, { first: 'a', second: 'b' }],
      [2, { first: 'a', second: 'b' }],
      [1, { first: 'a', second: 'b' }],
      [2, { first: 'c', second: 'b' }],
      [3, { first: 'c', second: 'b' }],
    ]);
  });

  it('know the title and their number', async () => {
    const positions: unknown[] = [];
    const step = (_: object, position: object) => {
      positions.push(position);
      return Promise.resolve({});
    };
    await runSteps('Title', [step, step], {});
    assert.deepEqual(positions, [
      { title: 'Title', step: 1, totalSteps: 2 },
      { title: 'Title', step: 2, totalSteps: 2 },
    ]);
  });
});

describe('suggestions of the PoP input', () => {
  const alex = { id: '1', label: 'alex@contoso.test' };
  const editor = {
    method: 'PUT',
    uri: 'https://editor.test/a',
    line: 0,
    headers: [['Accept', '*/*']],
    body: 'hello',
  } as const;
  const last = { method: 'POST', uri: 'https://last.test/b', scopes: ['api://last/x'] };

  function draft(suggestions: Partial<Suggestions>) {
    return startingDraft({ given: {}, editor: undefined, last: {}, ...suggestions }, [alex]);
  }

  it('are empty at first', () => {
    assert.deepEqual(draft({}), { nonce: undefined, headers: [], body: '' });
  });

  it('come from the last time', () => {
    const { method, uri, scopes } = draft({ last });
    assert.deepEqual({ method, uri, scopes }, last);
  });

  it('come from the editor rather, as a whole', () => {
    const { method, uri, scopes, headers, body } = draft({ editor, last });
    assert.deepEqual([method, uri, scopes], ['PUT', 'https://editor.test/a', undefined]);
    assert.deepEqual([headers, body], [[['Accept', '*/*']], 'hello']);
  });

  it('keep the scopes of the last time for the same origin', () => {
    const again = { ...editor, uri: 'https://last.test/other' };
    assert.deepEqual(draft({ editor: again, last }).scopes, ['api://last/x']);
  });

  it('come from the arguments before everything else', () => {
    const given = { uri: 'https://given.test/', nonce: 'n', account: 'alex@contoso.test' };
    assert.deepEqual(draft({ given, editor, last }), {
      account: alex,
      uri: 'https://given.test/',
      nonce: 'n',
      headers: [],
      body: '',
    });
    assert.deepEqual(draft({ given: { account: '1' } }).account, alex);
    assert.equal(draft({ given: { method: 'HEAD' }, editor }).uri, 'https://editor.test/a');
  });

  it('name an account that is not signed in', () => {
    assert.throws(() => draft({ given: { account: 'megan' } }), { argument: 'account' });
  });
});

describe('what is remembered of a PoP request', () => {
  it('is method, URL without query, and scopes', async () => {
    const stored = new Map<string, unknown>();
    const memento = {
      keys: () => [...stored.keys()],
      get: (key: string) => stored.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void stored.set(key, value)),
    };
    const choices = new LastChoices(memento as never);
    assert.deepEqual(choices.get(), {});
    await choices.set({
      method: 'GET',
      uri: 'https://a.test/b?sig=secret#secret',
      scopes: ['s'],
      ...{ nonce: 'secret', account: 'secret' },
    });
    assert.deepEqual(choices.get(), { method: 'GET', uri: 'https://a.test/b', scopes: ['s'] });
    assert.doesNotMatch(JSON.stringify([...stored]), /secret/);
  });
});

describe('scopes of the PoP input', () => {
  it('are suggested from the origin of the URL', () => {
    assert.equal(suggestedScope('https://a.test:8443/b?c'), 'https://a.test:8443/.default');
  });

  it('are suggested first where they are known for the origin of the URL', () => {
    const known = { uri: 'https://a.test/b', scopes: ['api://a/x', 'api://a/y'] };
    const usual = 'https://a.test/.default';
    assert.deepEqual(scopeSuggestions('https://a.test/c', known), ['api://a/x api://a/y', usual]);
    assert.deepEqual(scopeSuggestions('https://a.test/c', { scopes: [usual] }), [usual]);
    assert.deepEqual(scopeSuggestions('https://a.test/c', {}), [usual]);
  });

  it('are suggested last where they are known for another origin', () => {
    const known = { uri: 'https://a.test/b', scopes: ['api://a/x'] };
    assert.deepEqual(scopeSuggestions('https://b.test/b', known), [
      'https://b.test/.default',
      'api://a/x',
    ]);
  });

  it('are of one resource, and no tags', () => {
    assert.deepEqual(parseResourceScopes(['api://a/x', 'api://a/y']), ['api://a/x', 'api://a/y']);
    for (const scopes of [[], ['openid'], ['api://a/x', 'api://b/x'], ['VSCODE_TENANT:common']]) {
      assert.throws(() => parseResourceScopes(scopes), { name: 'ScopeError' });
    }
  });
});

describe('a request to be sent with a PoP token', () => {
  const request = { method: 'POST', uri: 'https://a.test/', headers: [], body: '' };

  it('has nothing that contradicts the token or the connection', () => {
    assert.equal(requestProblem({ ...request, headers: [['Accept', '*/*']] }), undefined);
    for (const name of ['Authorization', 'HOST', 'content-length', 'Connection']) {
      assert.match(requestProblem({ ...request, headers: [[name, 'x']] }) ?? '', new RegExp(name));
    }
    assert.match(requestProblem({ ...request, headers: [['X', 'ä→']] }) ?? '', /characters/);
  });

  it('has a body only where the method allows it', () => {
    assert.equal(requestProblem({ ...request, body: 'x' }), undefined);
    assert.match(requestProblem({ ...request, method: 'GET', body: 'x' }) ?? '', /no body/);
    assert.match(requestProblem({ ...request, method: 'TRACE' }) ?? '', /TRACE/);
  });

  const answer = (status: number, location?: string) => ({
    status,
    statusText: '',
    headers: new Headers(location === undefined ? {} : { location }),
    body: { text: '', length: 0, cutOff: false },
    headersAfter: 0,
    bodyAfter: 0,
  });
  const sent = {
    method: 'POST',
    uri: 'https://a.test/b/c?d',
    headers: [
      ['X', 'x'],
      ['Authorization', 'PoP token'],
    ],
    body: 'hello',
  } as const;

  it('is proposed again for a redirect within the origin, without the token', () => {
    assert.deepEqual(redirectArguments(sent, answer(307, '../e')), {
      method: 'POST',
      uri: 'https://a.test/e',
      headers: [['X', 'x']],
      body: 'hello',
    });
    assert.deepEqual(redirectArguments(sent, answer(303, 'e')), {
      method: 'GET',
      uri: 'https://a.test/b/e',
      headers: [['X', 'x']],
    });
  });

  it('leaves headers and body behind where a redirect leaves the origin', () => {
    assert.deepEqual(redirectArguments(sent, answer(308, 'https://b.test/')), {
      method: 'POST',
      uri: 'https://b.test/',
    });
  });

  it('is not proposed for anything else', () => {
    for (const other of [answer(200, '/e'), answer(307), answer(307, 'https://')]) {
      assert.equal(redirectArguments(sent, other), undefined);
    }
  });
});
