import assert from 'node:assert/strict';
import { longestBody, longestText, mediaType, readBody } from './answerBody.ts';

const read = async (type: string, bytes: readonly number[]) =>
  readBody(new Response(Uint8Array.from(bytes), { headers: { 'content-type': type } }));

describe('the body of an answer', () => {
  it('is read in the charset of its type', async () => {
    for (const [type, bytes] of [
      ['text/plain; charset=ISO-8859-1', [0x66, 0xfc, 0x72]],
      ['text/plain; charset="utf-16le"', [0x66, 0, 0xfc, 0, 0x72, 0]],
      ['text/plain; charset=unheard-of', [0x66, 0xc3, 0xbc, 0x72]],
      ['nonsense', [0x66, 0xc3, 0xbc, 0x72]],
    ] as const) {
      assert.equal((await read(type, bytes)).text, 'für');
    }
  });

  it('has the quotes of windows-1252 under all of its labels', async () => {
    for (const label of ['windows-1252', 'iso-8859-1', 'latin1', 'ascii', 'us-ascii', 'cp1252']) {
      assert.equal((await read(`text/plain; charset=${label}`, [0x80, 0x93])).text, '€“');
    }
  });

  it('has no text if it is none', async () => {
    const { text, bytes, cutOff } = await read('text/plain', [0xff]);
    assert.deepEqual([text, [...bytes], cutOff], [undefined, [0xff], false]);
    assert.equal((await read('nonsense', [0xff])).text, undefined);
    assert.equal((await read('text/plain', [0x66, 0xc3])).text, undefined);
  });

  it('is empty if there is none', async () => {
    const { text, bytes, cutOff } = await readBody(new Response(null));
    assert.deepEqual([text, bytes.length, cutOff], ['', 0, false]);
  });

  it('is kept whole to be saved, and its text stops between two characters', async () => {
    const { text, bytes, cutOff } = await readBody(new Response('x' + 'ü'.repeat(longestText)));
    assert.deepEqual([bytes.length, cutOff], [2 * longestText + 1, false]);
    assert.equal(text?.length, longestText / 2);
  });

  it('is cut off if it is too long', async () => {
    const half = Buffer.alloc(longestBody / 2);
    const parts = new ReadableStream({
      start: (controller) => {
        for (const part of [half, half, Buffer.alloc(1)]) {
          controller.enqueue(part);
        }
        controller.close();
      },
    });
    const { bytes, cutOff } = await readBody(new Response(parts));
    assert.deepEqual([bytes.length, cutOff], [longestBody, true]);
  });

  it('has a type without parameters, or none', () => {
    const typeOf = (type: string) => mediaType(new Headers({ 'content-type': type }));
    assert.equal(typeOf('Application/JSON; charset=utf-8'), 'application/json');
    assert.equal(typeOf('nonsense'), '');
  });
});
