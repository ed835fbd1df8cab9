import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import { longestText } from './answerBody.ts';
import { formatJson } from './formatJson.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('formatting JSON', () => {
  it('gives what JSON.stringify would, as long as JavaScript can hold it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const plain = JSON.stringify(value);
        const formatted = await formatJson(plain);
        assert.equal(formatted, JSON.stringify(JSON.parse(plain), undefined, 2));
        assert.equal(await formatJson(formatted), formatted);
      }),
    );
  });

  it('keeps numbers, texts and the order of members as they are', async () => {
    assert.equal(
      await formatJson(' {"b":1.0e2,"1":-2,"a":0.10,"\\u00E4\\/":[ true ]}\n'),
      '{\n  "b": 1.0e2,\n  "1": -2,\n  "a": 0.10,\n  "\\u00E4\\/": [\n    true\n  ]\n}',
    );
  });

  it('leaves as it is what is no JSON', async () => {
    const texts = [
      ...['', '{', 'hello', '{"a":1}x', '1 2', '[1,]', '{"a",1}', '{"a":1,}', '{1:2}', '[1:2]'],
      ...['[1}', '[', ']', ',', '{"a"}', '{"a":}', '01', '1.', '.5', '+1', '"\\x"', '"\t"', '[,1]'],
      ...[
        '[1',
        '{"a":1',
        '1[',
        '1{}',
        '[1[2]]',
        '{,}',
        '[1 2]',
        'truee',
        '"a',
        '\u00a01',
        '[]]',
        '{"a":1 "b":2}',
        '1,2',
      ],
    ];
    assert.deepEqual(texts.filter(isJson), []);
    assert.deepEqual(await Promise.all(texts.map(async (text) => formatJson(text))), texts);
  });

  it('changes only JSON, and nothing but the space in it', async () => {
    const bits = fc.constantFrom(
      ...Array.from('[]{},:"\\0123.eE+- \n'),
      'true',
      'null',
      '"a"',
      '\\u00e4',
    );
    const almostJson = fc.oneof(
      fc.array(bits).map((parts) => parts.join('')),
      fc.tuple(fc.json(), bits, fc.nat()).map(([json, bit, place]) => {
        const at = place % (json.length + 1);
        return json.slice(0, at) + bit + json.slice(at);
      }),
    );
    await fc.assert(
      fc.asyncProperty(almostJson, async (text) => {
        const formatted = await formatJson(text);
        if (isJson(text)) {
          assert.deepEqual(JSON.parse(formatted), JSON.parse(text));
        } else {
          assert.equal(formatted, text);
        }
      }),
    );
  });

  it('leaves as it is what would become too long', async () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    assert.ok((await formatJson(deep)) === deep, 'deep');
    const wide = `{"a":{"b":{"c":[${'1,'.repeat(400_000)}1]}}}`;
    assert.ok((await formatJson(wide)) === wide, 'wide');
  });

  it('lets others run in between', async () => {
    let now = 0;
    const clock = mock.method(performance, 'now', () => (now += 10));
    try {
      const turns: string[] = [];
      const text = `[${'1,'.repeat(1000)}1]`;
      const formatted = formatJson(text).then(() => turns.push('formatted'));
      setImmediate(() => turns.push('other'));
      await formatted;
      assert.deepEqual(turns, ['other', 'formatted']);
    } finally {
      clock.mock.restore();
    }
  });

  it('takes texts as long as an answer can be', async () => {
    const long = 'a\\n'.repeat(longestText / 3);
    assert.ok((await formatJson(`["${long}"]`)) === `[\n  "${long}"\n]`, 'one string');
    const formatted = await formatJson(`[${'1,'.repeat(longestText / 2)}1]`);
    assert.ok(formatted.startsWith('[\n  1,\n  1,\n'), formatted.slice(0, 20));
  });
});
