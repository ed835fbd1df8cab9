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
  const found: readonly (readonly [text: string, number: number])[] = [
    ['invalid_client AADSTS7000218: The request … AADSTS50011: The redirect …', 7000218],
    ['(AADSTS50076)', 50076],
    ['aadsts50011: The redirect URI …', 50011],
    ['invalid_grant_AADSTS50173', 50173],
    // The number of a whole class of failures, which no reason is known for, stands first.
    ['AADSTS70002: Error validating credentials. AADSTS50126: Invalid username …', 50126],
    ['AADSTS70000: The grant is invalid. AADSTS700082: The refresh token …', 700082],
    ['AADSTS70002: Error validating credentials. AADSTS999999: Another.', 70002],
    // Escapes of JSON and of URLs end with a letter or a digit.
    [String.raw`{"error_description":"Failed.\r\nAADSTS50011: The redirect …"}`, 50011],
    [String.raw`{"error_description":"\u000aAADSTS50011\u003a The redirect …"}`, 50011],
    ['error_description=%0AAADSTS50011%3A+The+redirect', 50011],
    ['error_description=%0d%0aAADSTS50011', 50011],
  ];

  for (const [text, number] of found) {
    it(`is ${number} in ${JSON.stringify(text)}`, () => {
      assert.equal(entraCodeIn(text), number);
    });
  }

  it('is none in a text without one, or with what only looks like one', () => {
    for (const text of [
      '',
      'AADSTS',
      'AADSTS12',
      'AADSTS1234567890',
      'XAADSTS50076',
      'nAADSTS50076',
      '0AAADSTS50076',
      'AADSTS50076a',
      'eyJhbGciOiJub25lAADSTS50076eyJ9',
      '50076',
    ]) {
      assert.equal(entraCodeIn(text), undefined, text);
    }
  });
});

describe('entraTimeIn', () => {
  it('is the time that an error of Entra ends with, as text or as JSON', () => {
    const noon = Date.parse('2026-01-02T12:00:00Z');
    const text = 'Trace ID: 1\r\nCorrelation ID: 2\r\nTimestamp: 2026-01-02 12:00:00Z';
    assert.equal(entraTimeIn(text), noon);
    assert.equal(entraTimeIn('{"timestamp":"2026-01-02 12:00:00Z","trace_id":"1"}'), noon);
    assert.equal(entraTimeIn(JSON.stringify({ error_description: text })), noon);
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
  const found: readonly (readonly [text: string, code: number])[] = [
    ['Keyset does not exist (0x80090016)', 0x80090016],
    ['Error Code: 2148073494, Tag: x', 0x80090016],
    ['failed with -2147023584.', 0x80070520],
    ['0x12345678, then 0x8009000b', 0x8009000b],
    // Failures that begin with 0xCAA have a digit less.
    ['WAM error: -895025148', 0xcaa70004],
    ['Error code: 80090016', 0x80090016],
    ['(HRESULT=CAA82EE7)', 0xcaa82ee7],
  ];

  for (const [text, code] of found) {
    it(`finds the code in "${text}"`, () => {
      assert.equal(windowsCodeIn(text), code);
    });
  }

  it('finds no other number', () => {
    for (const text of [
      '',
      '0x80004005',
      '0x800900160',
      '21480734940',
      'Tag: 1234567890',
      'WAM error: -8950251480',
      'WAM error: 895025148',
      'a-895025148',
      '80090016',
      'Error code: 800900160',
      'Error code: 80090016-1111-2222-3333-444444444444',
      'Correlation ID: 80090016-1111-2222-3333-444444444444',
      'code=80090016_1x',
    ]) {
      assert.equal(windowsCodeIn(text), undefined, text);
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
