import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileText } from '../test/builders/hostileText.ts';
import {
  documentBlock,
  documentBlockInSlices,
  documentLine,
  documentText,
  indented,
} from './documentText.ts';

const noPause = async () => Promise.resolve();

describe('a block of a document', () => {
  it('has no control, bidirectional or invisible character but line feeds and tabs', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.deepEqual(
          documentBlock(text).match(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800]/gu),
          null,
        );
      }),
    );
  });

  it('has hidden characters as JSON escapes them, however many stand in a row', () => {
    for (const times of [1, 31, 32, 1000]) {
      assert.equal(
        documentBlock('\0\u200b\uffa0'.repeat(times)),
        '\\u0000\\u200b\\uffa0'.repeat(times),
      );
    }
  });

  it('has no link to a file, and stays as it is when it is made safe again', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.doesNotMatch(documentBlock(text), /file:\/\//i);
        assert.equal(documentBlock(documentBlock(text)), documentBlock(text));
      }),
    );
  });

  it('keeps its lines, whatever they end in', () => {
    assert.equal(documentBlock('a\r\n\tb\rc\n\nd\u2028e'), 'a\n\tb\nc\n\nd\\u2028e');
  });

  it('stays the same JSON', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        assert.deepEqual(JSON.parse(documentBlock(JSON.stringify({ text }))), { text });
      }),
    );
  });

  it('is cut where VS Code would not show it', () => {
    const most = 4 * 1024 * 1024;
    assert.equal(documentBlock('a'.repeat(most)).length, most);
    assert.equal(documentBlock('\0'.repeat(most / 4)).length, most);
    assert.equal(documentBlock('a'.repeat(most)).at(-1), 'a');
    assert.equal(documentBlock('a'.repeat(most + 1)).at(-1), '…');
  });
});

describe('a block of a document, made in slices', () => {
  it('is the same as the one made as a whole', async () => {
    const inSlices = fc.asyncProperty(
      hostileText,
      fc.integer({ min: 8, max: 40 }),
      async (text, characters) => {
        assert.equal(await documentBlockInSlices(text, noPause, characters), documentBlock(text));
      },
    );
    await fc.assert(inSlices);
  });

  it('is not cut within a link to a file, a line break or a character', async () => {
    for (const whole of ['file://', 'FILE:///', '\r\n', '\r\r\n', '😀', '\ud83d😀', '\u{e0041}']) {
      for (let before = 0; before < 16; before++) {
        const text = `${'a'.repeat(before)}${whole.repeat(8)}b`;
        assert.equal(await documentBlockInSlices(text, noPause, 8), documentBlock(text));
      }
    }
  });

  it('is cut as well if it becomes too long', async () => {
    const text = 'a\0'.repeat(2 ** 20);
    const block = await documentBlockInSlices(text, noPause);
    assert.ok(block === documentBlock(text), `${block.length} characters`);
  });

  it('pauses often for a megabyte, on one line or on many', async () => {
    for (const text of ['a\u200b', '\u200b\n']) {
      let pauses = 0;
      await documentBlockInSlices(text.repeat(2 ** 19), async () => {
        pauses++;
        return noPause();
      });
      assert.ok(pauses >= 50, `${pauses} pauses`);
    }
  });

  it('is given up when the pause says so', async () => {
    let pauses = 0;
    const block = documentBlockInSlices('a'.repeat(2 ** 20), async () =>
      ++pauses === 2 ? Promise.reject(new Error('Given up.')) : noPause(),
    );
    await assert.rejects(block, /Given up/);
    assert.equal(pauses, 2);
  });
});

describe('a document', () => {
  it('shows by their place which lines belong to the one above', () => {
    assert.equal(indented(documentBlock('a\n\nb')), '  a\n\n  b');
  });

  it('has a line for each line, and none that a text brings along', () => {
    assert.equal(
      documentText([documentLine('claim: "x"\nOK'), documentLine(''), documentBlock('{\n}')]),
      'claim: "x" OK\n\n{\n}',
    );
  });
});
