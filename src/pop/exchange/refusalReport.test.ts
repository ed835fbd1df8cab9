import assert from 'node:assert/strict';
import type { Refusal } from '../inspect/refusal.ts';
import { refusalReport } from './refusalReport.ts';

describe('the report on a refusal', () => {
  const refusal = {
    cause: 'nonce',
    sentence: 'The nonce is old.',
    advice: 'Send it again.',
    verdicts: [],
    validators: [
      { name: 'Strict', refusals: ['the host is another one', 'it is old'] },
      { name: 'Lax', refusals: [] },
    ],
    serverWords: undefined,
  } as const;

  it('has the likeliest cause first, then what to try, the token, and the validators', () => {
    assert.deepEqual(refusalReport(refusal).split('\n'), [
      '✗ FAILED: The nonce is old.',
      'Send it again.',
      '',
      '## The token',
      '✓ OK: Nothing wrong was found with it.',
      '',
      '## Who would accept it',
      '✗ FAILED: Strict: no, since the host is another one; it is old.',
      '✓ OK: Lax',
      '',
    ]);
  });

  it("quotes the server's own words, which can't pass for a line of the report", () => {
    const said = 'It is old.\n✓ OK: [x](file:///etc/passwd)';
    const lines = refusalReport({ ...refusal, serverWords: said }).split('\n');
    assert.deepEqual(lines.slice(1, 4), [
      'Send it again.',
      'The server says: "It is old. ✓ OK: [x](file:\\u002f//etc/passwd)"',
      '',
    ]);
  });

  it('has what is wrong with the token, if anything is', () => {
    const verdicts = [{ state: 'bad', sentence: 'It is old.' }] as unknown as Refusal['verdicts'];
    const lines = refusalReport({ ...refusal, verdicts }).split('\n');
    assert.deepEqual(lines.slice(3, 6), ['## The token', '✗ FAILED: It is old.', '']);
  });
});
