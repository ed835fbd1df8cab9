import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { settled } from '../../test/fakes/fakeChild.ts';
import { LineReader, LineWriter } from './channel.ts';

describe('the channel to a broker process', () => {
  let stream: PassThrough;
  let messages: unknown[];
  let errors: number;
  let closed: number;

  beforeEach(() => {
    stream = new PassThrough();
    messages = [];
    errors = 0;
    closed = 0;
    const reader = new LineReader(stream);
    reader.onError(() => errors++);
    reader.onClose(() => closed++);
    reader.listen((message) => messages.push(message));
  });

  it('carries messages, however they are cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), async (sent) => {
        messages = [];
        const written = new PassThrough();
        const writer = new LineWriter(written);
        for (const message of sent) {
          await writer.write(message as never);
        }
        const bytes = (written.read() as Buffer | null) ?? Buffer.alloc(0);
        for (let start = 0; start < bytes.length; start += 7) {
          stream.write(bytes.subarray(start, start + 7));
        }
        await settled();
        assert.deepEqual(messages, JSON.parse(JSON.stringify(sent)));
      }),
      { numRuns: 30 },
    );
    assert.equal(errors, 0);
  });

  for (const [what, text] of [
    ['a text that is no JSON', 'x\n'],
    ['a number', '1\n'],
    ['a list', '[]\n'],
    ['nothing', 'null\n'],
    ['an empty line', '\n'],
    ['a line without end', '{"a":"'.padEnd(5 * 1024 * 1024, 'x')],
  ] as const) {
    it(`reports ${what} as an error, once, and reads no further`, async () => {
      stream.write(text);
      // With this, even the line without end would be a message.
      stream.write('"}\n{"a":1}\n');
      stream.write('x\n');
      await settled();
      assert.deepEqual([messages, errors], [[], 1]);
    });
  }

  it('stays open for answers when nothing more is asked', async () => {
    stream.end();
    await settled();
    stream.destroy();
    await settled();
    assert.deepEqual([closed, errors], [0, 0]);
  });

  it('reports a failure of the stream', async () => {
    stream.destroy(new Error('EIO'));
    await settled();
    assert.equal(errors, 1);
  });

  it('waits for no answer when it writes to an end that is gone', async () => {
    const gone = new PassThrough();
    const writer = new LineWriter(gone);
    gone.destroy(new Error('EPIPE'));
    await writer.write({ jsonrpc: '2.0' });
  });

  it('ends with its writer', async () => {
    const written = new PassThrough();
    new LineWriter(written).end();
    await settled();
    assert.equal(written.writableEnded, true);
  });
});
