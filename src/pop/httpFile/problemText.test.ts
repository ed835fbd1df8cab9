import assert from 'node:assert/strict';
import type { ProblemCause } from './grammar/httpFile.ts';
import { problemText } from './problemText.ts';

/** Each cause, so that none is forgotten. */
const causes: Readonly<Record<ProblemCause, true>> = {
  bodyFromFile: true,
  machineValue: true,
  expression: true,
  requestFollows: true,
  noSeparator: true,
  belowAnswer: true,
  textAbove: true,
  notAHeader: true,
  badHeader: true,
  curl: true,
  protocol: true,
  method: true,
  methodAlone: true,
  noUrl: true,
  badUrl: true,
  insecure: true,
  bodyOfGet: true,
  annotation: true,
  annotationBelow: true,
  tooLong: true,
};

describe('why a request of a file can not be sent', () => {
  it('is a sentence of its own for each cause', () => {
    const texts = Object.keys(causes).map((cause) =>
      problemText({ cause: cause as ProblemCause, text: 'It is wrong.' }),
    );
    assert.deepEqual(
      texts.filter((text) => !/^Can't be sent[.:] .+\.$/.test(text)),
      [],
    );
    assert.deepEqual([...new Set(texts)], texts);
  });

  it('has the way out for a path, and the reason for a URL', () => {
    assert.match(problemText({ cause: 'noUrl', text: '/a' }), /@host = https/);
    assert.doesNotMatch(problemText({ cause: 'noUrl', text: 'a/' }), /@host/);
    assert.match(problemText({ cause: 'badUrl', text: 'Its host hides.' }), /Its host hides\.$/);
    assert.match(
      problemText({ cause: 'annotation', text: '' }),
      /@entra-scope, @entra-account, @entra-tenant, @entra-client/,
    );
  });
});
