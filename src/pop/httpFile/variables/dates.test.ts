import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDate, shiftDate } from './dates.ts';

const date = new Date('2026-01-09T00:06:07.008Z');

describe('format of a date', () => {
  const formats: readonly (readonly [format: string, text: string])[] = [
    ['YYYY YY MMMM MMM MM M', '2026 26 January Jan 01 1'],
    ['DD D dddd ddd', '09 9 Friday Fri'],
    ['HH H hh h A a', '00 0 12 12 AM am'],
    ['mm m ss s SSS', '06 6 07 7 008'],
    ['Z ZZ X x', '+00:00 +0000 1767917167 1767917167008'],
    ['[year] YYYY[-]', 'year 2026-'],
    ['yyyy-MM-dd', '2026-01-09'],
  ];
  for (const [format, text] of formats) {
    it(`${format} gives ${text}`, () => {
      assert.equal(formatDate(date, format, 'utc'), text);
    });
  }

  it('knows the afternoon', () => {
    assert.equal(formatDate(new Date('2026-01-09T13:00:00Z'), 'h A', 'utc'), '1 PM');
    assert.equal(formatDate(new Date('2026-01-09T12:00:00Z'), 'h A a', 'utc'), '12 PM pm');
    assert.equal(formatDate(new Date('2026-01-09T11:00:00Z'), 'h A a', 'utc'), '11 AM am');
  });

  it('has four digits for each year', () => {
    assert.equal(formatDate(new Date('0987-01-09T12:00:00Z'), 'YYYY YY', 'utc'), '0987 87');
  });

  describe('in a zone', () => {
    const { TZ } = process.env;

    afterEach(() => {
      if (TZ === undefined) {
        delete process.env.TZ;
      } else {
        process.env.TZ = TZ;
      }
    });

    for (const [zone, expected] of [
      [
        'Asia/Kolkata',
        [
          '2026-01-09 05:36 +05:30 +0530',
          '2026-01-09T05:36:07.008+05:30',
          'Fri, 09 Jan 2026 05:36:07 +0530',
        ],
      ],
      [
        'America/New_York',
        [
          '2026-01-08 19:06 -05:00 -0500',
          '2026-01-08T19:06:07.008-05:00',
          'Thu, 08 Jan 2026 19:06:07 -0500',
        ],
      ],
    ] as const) {
      it(`such as ${zone} has its time and its offset`, () => {
        process.env.TZ = zone;
        const formats = ['YYYY-MM-DD HH:mm Z ZZ', 'iso8601', 'rfc1123'];
        assert.deepEqual(
          formats.map((format) => formatDate(date, format, 'local')),
          expected,
        );
        assert.deepEqual(
          formats.map((format) => formatDate(date, format, 'utc')),
          [
            '2026-01-09 00:06 +00:00 +0000',
            '2026-01-09T00:06:07.008Z',
            'Fri, 09 Jan 2026 00:06:07 GMT',
          ],
        );
      });
    }
  });

  it('is of the same time in the local zone', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        (any) => {
          const local = formatDate(any, 'iso8601', 'local');
          assert.equal(new Date(local).getTime(), any.getTime());
        },
      ),
    );
  });
});

describe('offset of a date', () => {
  const offsets: readonly (readonly [offset: string, text: string | undefined])[] = [
    ['', '2026-01-09T00:06:07.008Z'],
    ['1 y', '2027-01-09T00:06:07.008Z'],
    ['-1 Q', '2025-10-09T00:06:07.008Z'],
    ['+1 M', '2026-02-09T00:06:07.008Z'],
    ['1 w', '2026-01-16T00:06:07.008Z'],
    ['-1 d', '2026-01-08T00:06:07.008Z'],
    ['2 h', '2026-01-09T02:06:07.008Z'],
    ['2 m', '2026-01-09T00:08:07.008Z'],
    ['2 s', '2026-01-09T00:06:09.008Z'],
    ['2 ms', '2026-01-09T00:06:07.010Z'],
    ['  -12   h ', '2026-01-08T12:06:07.008Z'],
    ['  ', '2026-01-09T00:06:07.008Z'],
    ['in 2 h', undefined],
    ['2', undefined],
    ['h', undefined],
    ['2 hours', undefined],
  ];
  for (const [offset, text] of offsets) {
    it(`"${offset}" leads to ${text ?? 'nothing'}`, () => {
      assert.equal(shiftDate(date, offset)?.toISOString(), text);
    });
  }
});
