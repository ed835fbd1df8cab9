import assert from 'node:assert/strict';
import { linesOf } from './lines.ts';

describe('the lines of a text', () => {
  const read = (text: string) => [...linesOf(text)];

  it('have their numbers, their ends and their places', () => {
    assert.deepEqual(read('a\r\n\nb\r'), [
      { text: 'a', end: '\r\n', number: 0, offset: 0 },
      { text: '', end: '\n', number: 1, offset: 3 },
      { text: 'b\r', end: '', number: 2, offset: 4 },
    ]);
  });

  it('may be empty at both ends', () => {
    assert.deepEqual(read('\n'), [
      { text: '', end: '\n', number: 0, offset: 0 },
      { text: '', end: '', number: 1, offset: 1 },
    ]);
    assert.deepEqual(read('\n\ra\n')[0], { text: '', end: '\n', number: 0, offset: 0 });
  });

  it('have a mark of the byte order only if it stands elsewhere than in front', () => {
    assert.deepEqual(
      read('\uFEFFa\uFEFF').map(({ text }) => text),
      ['a\uFEFF'],
    );
    assert.deepEqual(
      read('a\uFEFF').map(({ text }) => text),
      ['a\uFEFF'],
    );
  });
});
