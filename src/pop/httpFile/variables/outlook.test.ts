import assert from 'node:assert/strict';
import { parseHttpFile } from '../grammar/parseHttpFile.ts';
import { findUri } from './findUri.ts';
import { outlookOf } from './outlook.ts';

describe('what its file tells of a request', () => {
  for (const [line, cause, hasQuestions, uri] of [
    ['GET https://a.test/{{b}}', undefined, false, 'https://a.test/1'],
    ['GET https://a.test/{{c}}', undefined, true, undefined],
    ['GET {{c}}/d', undefined, true, undefined],
    ['GET /d\nHost: {{c}}', undefined, true, undefined],
    ['GET /d', undefined, true, undefined],
    ['GET http://a.test/{{c}}', 'insecure', true, undefined],
    ['TRACE https://a.test/', 'method', false, 'https://a.test/'],
  ] as const) {
    it(`is known of ${line}`, () => {
      const file = parseHttpFile(`@b = 1\n${line}`);
      const [request = assert.fail()] = file.requests;
      const { problem, ...rest } = outlookOf(request, file);
      assert.deepEqual([problem?.cause, rest], [cause, { hasQuestions }]);
      assert.equal(findUri(request, file), uri);
    });
  }

  it('is without a problem if there is none', () => {
    const file = parseHttpFile('GET https://a.test/');
    assert.deepEqual(outlookOf(file.requests[0]!, file), { hasQuestions: false });
  });
});
