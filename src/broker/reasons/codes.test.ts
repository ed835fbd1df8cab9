import assert from 'node:assert/strict';
import {
  asHresult,
  codesText,
  codeText,
  entraCodeIn,
  entraTimeIn,
  windowsCodeIn,
} from './codes.ts';

describe('entraCodeIn', () => {
  it('is the first number of Entra in a text', () => {
    const text =
      'invalid_client AADSTS7000218: The request body must … AADSTS50011: The redirect …';
    assert.equal(entraCodeIn(text), 7000218);
    assert.equal(entraCodeIn('(AADSTS50076)'), 50076);
  });

  it('is none in a text without one, or with what only looks like one', () => {
    for (const text of ['', 'AADSTS', 'AADSTS12', 'AADSTS1234567890', 'XAADSTS50076', '50076']) {
      assert.equal(entraCodeIn(text), undefined);
    }
  });
});

describe('entraTimeIn', () => {
  it('is the time that an error of Entra ends with, as text or as JSON', () => {
    const noon = Date.parse('2026-01-02T12:00:00Z');
    const text = 'Trace ID: 1\r\nCorrelation ID: 2\r\nTimestamp: 2026-01-02 12:00:00Z';
    assert.equal(entraTimeIn(text), noon);
    assert.equal(entraTimeIn('{"timestamp":"2026-01-02 12:00:00Z","trace_id":"1"}'), noon);
  });

  it('is none in a text without one, or with what is no time', () => {
    for (const text of [
      '',
      'Current time: 2026-01-02 12:00:00Z',
      'Timestamp: 2026-01-02 12:00:00',
      'Timestamp: 2026-13-02 12:00:00Z',
    ]) {
      assert.equal(entraTimeIn(text), undefined);
    }
  });
});

describe('windowsCodeIn', () => {
  it('finds a code that we know, however it is written', () => {
    assert.equal(windowsCodeIn('Keyset does not exist (0x80090016)'), 0x80090016);
    assert.equal(windowsCodeIn('Error Code: 2148073494, Tag: x'), 0x80090016);
    assert.equal(windowsCodeIn('failed with -2147023584.'), 0x80070520);
    assert.equal(windowsCodeIn('0x12345678, then 0x8009000b'), 0x8009000b);
  });

  it('finds no other number', () => {
    for (const text of ['', '0x80004005', '0x800900160', '21480734940', 'Tag: 1234567890']) {
      assert.equal(windowsCodeIn(text), undefined);
    }
  });
});

describe('asHresult', () => {
  it('is the same 32 bits without a sign', () => {
    assert.equal(asHresult(-2147023584), 0x80070520);
    assert.equal(asHresult(0x80070520), 0x80070520);
    assert.equal(asHresult(-(2 ** 31)), 0x8000_0000);
    assert.equal(asHresult(2 ** 32 - 1), 0xffff_ffff);
  });

  it('is none for numbers that are longer', () => {
    assert.equal(asHresult(2 ** 32), undefined);
    assert.equal(asHresult(-(2 ** 31) - 1), undefined);
  });
});

describe('codeText', () => {
  it('writes a failure of Windows in hexadecimal, and every other number as it came', () => {
    const codes = [-2147023584, 0x8009000b, 0x80000000, 0xcfffffff, 0xd0000000, 0x7fffffff];
    assert.deepEqual(codes.map(codeText), [
      '0x80070520',
      '0x8009000B',
      '0x80000000',
      '0xCFFFFFFF',
      String(0xd0000000),
      String(0x7fffffff),
    ]);
    assert.deepEqual([-51411, 4711, 2 ** 40].map(codeText), ['-51411', '4711', '1099511627776']);
  });
});

describe('codesText', () => {
  it("has Entra's number and the broker's", () => {
    const kind = 'unexpected';
    assert.equal(
      codesText({ kind, entraCode: 7000218, code: -51411 }),
      'AADSTS7000218, code -51411',
    );
    assert.equal(codesText({ kind, entraCode: 50011 }), 'AADSTS50011');
    assert.equal(codesText({ kind, code: -2147023584 }), 'code 0x80070520');
  });

  it('has nothing to say of no number, or of one that says nothing', () => {
    assert.equal(codesText({ kind: 'timeout' }), '');
    assert.equal(codesText({ kind: 'unexpected', code: 0 }), '');
  });
});
