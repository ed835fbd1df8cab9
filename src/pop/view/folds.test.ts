import assert from 'node:assert/strict';
import { foldsOf } from './folds.ts';

describe('the parts of an answer that can be folded', () => {
  it('are its sections, and what is indented', () => {
    const text = [
      '200 OK',
      '',
      '## Answer',
      'a: b',
      '',
      '## Body',
      '{',
      '  "a": [',
      '    1',
      '  ]',
      '}',
      '',
    ];
    const folds = [...foldsOf(text.join('\n'))].sort(([one], [other]) => one - other);
    assert.deepEqual(folds, [
      [2, 3],
      [5, 10],
      [6, 9],
      [7, 8],
    ]);
  });

  it('are none in a text without any', () => {
    assert.deepEqual(foldsOf('a\nb\n'), []);
  });

  it('are a few thousand at most', () => {
    assert.equal(foldsOf('a\n b\n'.repeat(10_000)).length, 5000);
  });
});
