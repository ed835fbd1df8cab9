import assert from 'node:assert/strict';
import { rowLines } from './rowLines.ts';

describe('the lines below rows of actions', () => {
  it('keep a refusal with its advice, and a status with its request', () => {
    const lines = ['✗ FAILED: It is old.', 'Send it again.', '', '401', 'GET https://a.test/', ''];
    assert.deepEqual(rowLines(lines, 4), [0, 2, 3, 5]);
    const answer = ['200 OK', 'GET https://a.test/', '', '## Answer', 'date: today'];
    assert.deepEqual(rowLines(answer, 3), [0, 2, 3]);
  });

  it('may part a heading from what is below it', () => {
    assert.deepEqual(rowLines(['# PoP token', '✓ OK: It is good.', 'It was judged.'], 2), [0, 1]);
  });

  it('are the last one for what has no place of its own', () => {
    assert.deepEqual(rowLines(['a', 'b'], 2), [0, 0]);
    assert.deepEqual(rowLines(['', 'a'], 3), [0, 1, 1]);
    assert.deepEqual(rowLines([], 1), [0]);
  });
});
