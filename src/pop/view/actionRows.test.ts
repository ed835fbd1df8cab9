import assert from 'node:assert/strict';
import { actionRows } from './actionRows.ts';

describe('rows of actions', () => {
  it('begin when the one before is full', () => {
    const titles = [
      'Send again',
      'Why was it refused?',
      'Inspect token',
      'Save body',
      'Copy as curl',
    ];
    assert.deepEqual(actionRows(titles), [0, 0, 0, 1, 1]);
  });

  it('have one that is as wide as a row', () => {
    assert.deepEqual(actionRows(['a'.repeat(56), 'b']), [0, 1]);
    assert.deepEqual(actionRows(['a'.repeat(52), 'b', 'c']), [0, 0, 1]);
  });

  it('have each at least one, however long it is', () => {
    assert.deepEqual(actionRows(['a'.repeat(80), 'b'.repeat(80)]), [0, 1]);
  });

  it('are none without actions', () => {
    assert.deepEqual(actionRows([]), []);
  });
});
