import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from '../test/builders/hostileText.ts';
import { labelText } from './labelText.ts';
import { logLine } from './logLine.ts';
import { messageText } from './messageText.ts';
import { modalDetail, modalMessage } from './modalText.ts';
import { documentLine } from './documentText.ts';
import { fileName } from './fileName.ts';

/** Each kind of place that is one line, and the most characters that it shows. */
const places: Record<string, readonly [(text: string) => string, number]> = {
  'a log line': [logLine, 4096],
  'a message': [messageText, 1000],
  'a label': [labelText, 300],
  'the message of a modal': [modalMessage, 300],
  'a line in the detail of a modal': [(text) => modalDetail([text]), 8300],
  'a line of a document': [documentLine, 10_000],
  'a file name': [fileName, 61],
};

for (const [place, [safe, longest]] of Object.entries(places)) {
  describe(`a text from outside as ${place}`, () => {
    it('has no line break and no control, bidirectional or invisible character', () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          assert.deepEqual(
            safe(text).match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800]/gu),
            null,
          );
        }),
      );
    });

    if (!place.includes('modal')) {
      it('has no link to a file', () => {
        fc.assert(
          fc.property(hostileText, (text) => {
            assert.doesNotMatch(safe(text), /file:\/\//i);
          }),
        );
      });
    }

    it('has no marks that pile up over other lines', () => {
      assert.doesNotMatch(safe(`a${'\u0301\u0489'.repeat(40)}b`), /[\p{Mn}\p{Me}]{9}/u);
    });

    it('stays as it is when it is made safe again', () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          assert.equal(safe(safe(text)), safe(text));
        }),
      );
    });

    it(`has at most ${longest} characters, and says if there were more`, () => {
      fc.assert(
        fc.property(hostileText, fc.integer({ min: 1, max: 3 }), (text, times) => {
          const long = `${text}x`.repeat(times * longest) + 'xx';
          assert.ok(safe(long).length <= longest, `${safe(long).length} characters`);
          assert.match(safe(long), /…$/);
        }),
        { numRuns: 20 },
      );
    });

    it('is shown as it is if it is harmless', () => {
      const harmless = 'Zoë: 3 × 4 = 12 (naïve), 日本語, עברית, 😀 and https';
      assert.equal(safe(harmless), place === 'a file name' ? harmless.replace(':', '-') : harmless);
    });
  });
}

describe('a text on a single line', () => {
  it('has a blank for line breaks, and one for many', () => {
    assert.equal(logLine(' a\r\n\r\n\tb\u2028c     d\n'), 'a b c d');
  });

  it('shows what is hidden as JSON would escape it', () => {
    assert.equal(logLine('a\u202eb\0c\u{e0041}d'), 'a\\u202eb\\u0000c\\udb40\\udc41d');
  });

  it('shows marks beyond the eighth as JSON would escape them', () => {
    const eight = '\u0301'.repeat(8);
    assert.equal(logLine(`a${eight}b`), `a${eight}b`);
    assert.equal(logLine(`a${eight}\u0302b`), `a${eight}\\u0302b`);
  });

  it('shows a link to a file as text', () => {
    assert.equal(logLine('see FILE:///etc/passwd'), 'see FILE:\\u002f//etc/passwd');
  });

  it('keeps the unbreakable blanks of translations', () => {
    assert.equal(messageText('Erreur\u00a0: non'), 'Erreur\u00a0: non');
  });

  it('is cut between characters, not inside one', () => {
    assert.equal(labelText(`${'a'.repeat(298)}😀b`), `${'a'.repeat(298)}…`);
    assert.equal(labelText(`${'a'.repeat(297)}😀bc`), `${'a'.repeat(297)}😀…`);
    assert.equal(labelText(`${'a'.repeat(298)}bc`), `${'a'.repeat(298)}bc`);
  });
});
