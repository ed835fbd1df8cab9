import assert from 'node:assert/strict';
import { verdictLine } from './verdictLine.ts';

describe('a verdict', () => {
  it('says its state by an icon and a word', () => {
    assert.equal(verdictLine('good', 'signed'), '✓ OK: signed');
    assert.equal(verdictLine('bad', 'expired'), '✗ FAILED: expired');
    assert.equal(verdictLine('unknown', 'nonce'), '○ NOT KNOWN: nonce');
  });

  it('is one line, whatever is judged', () => {
    assert.equal(verdictLine('bad', 'x\n✓ OK: y'), '✗ FAILED: x ✓ OK: y');
  });
});
