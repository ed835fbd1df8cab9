import assert from 'node:assert/strict';
import { requestNotes } from './requestNotes.ts';
import { typedSource } from './typedValues.ts';
import type { Resolution } from './variables/resolveRequest.ts';

/** A request to a server, with values from the places that are given. */
function resolution(used: Readonly<Record<string, readonly string[]>>): Resolution {
  const uri = 'https://api.contoso.test/';
  return {
    request: { method: 'GET', uri, line: 0, headers: [], body: '' },
    questions: [],
    target: uri,
    leftOut: [],
    annotations: { scopes: [] },
    used: new Map(Object.entries(used).map(([source, names]) => [source, new Set(names)])),
  };
}

describe('the notes on a request of a file', () => {
  it('hold for any server, since the person may still choose another one', () => {
    assert.deepEqual(
      requestNotes(resolution({ 'a.env.json (dev)': ['key'], [typedSource]: ['id'] })),
      [
        'The request contains values that you typed: id',
        'The request contains values from a.env.json (dev): key',
      ],
    );
  });

  it('are few lines however many files there are, and count each of them', () => {
    const names = Array.from({ length: 25 }, (_, index) => `${index}.env.json (dev)`);
    const used = Object.fromEntries(names.map((name) => [name, ['key']]));
    assert.deepEqual(requestNotes(resolution({ ...used, [typedSource]: ['id'] })), [
      'The request contains values that you typed: id',
      ...names.slice(0, 4).map((name) => `The request contains values from ${name}: key`),
      `The request contains values from 21 more files: ${names.slice(4, 14).join(', ')}, …`,
    ]);
    const five = Object.fromEntries(Object.entries(used).slice(0, 5));
    assert.deepEqual(
      requestNotes(resolution(five)),
      names.slice(0, 5).map((name) => `The request contains values from ${name}: key`),
    );
  });

  it('name ten values at most', () => {
    const names = Array.from({ length: 11 }, (_, index) => `a${index}`);
    const noteOn = (used: readonly string[]) => requestNotes(resolution({ [typedSource]: used }));
    const start = 'The request contains values that you typed:';
    assert.deepEqual(noteOn(names.slice(0, 10)), [`${start} ${names.slice(0, 10).join(', ')}`]);
    assert.deepEqual(noteOn(names), [`${start} ${names.slice(0, 10).join(', ')}, …`]);
  });
});
