import assert from 'node:assert/strict';
import { parseHeader, RequestHead } from './requestHead.ts';

describe('the head of a request', () => {
  function read(...lines: readonly string[]) {
    const head = new RequestHead({ method: 'GET', target: 'https://a.test/b', isGraphql: false });
    const causes = lines.flatMap((line) => head.add(line)?.cause ?? []);
    return { target: head.target, headers: head.headers, causes };
  }

  it('has headers with the signs of a query in them', () => {
    assert.deepEqual(read('Referer: https://a.test/?b&c', 'If-Match: a//'), {
      target: 'https://a.test/b',
      headers: [
        ['Referer', 'https://a.test/?b&c'],
        ['If-Match', 'a//'],
      ],
      causes: [],
    });
  });

  it('has no URL for a header', () => {
    assert.equal(parseHeader('https://a.test'), undefined);
    assert.deepEqual(parseHeader('a: //b//'), ['a', '//b//']);
    assert.deepEqual(parseHeader('a:b//'), ['a', 'b//']);
    assert.equal(parseHeader('no header'), undefined);
  });

  it('has a problem with a line that is nothing of it', () => {
    assert.deepEqual(read('no header', '{{a}}'), {
      target: 'https://a.test/b',
      headers: [['', '{{a}}']],
      causes: ['notAHeader'],
    });
  });

  it('is too long with more of a URL than a server takes', () => {
    assert.deepEqual(read(`?a=${'b'.repeat(9000)}`, `&c=${'d'.repeat(9000)}`, 'X: y').causes, [
      'tooLong',
    ]);
  });
});
