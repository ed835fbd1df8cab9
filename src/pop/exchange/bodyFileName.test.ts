import assert from 'node:assert/strict';
import { bodyFileName } from './bodyFileName.ts';

describe('the name of a body that is saved', () => {
  for (const [uri, type, name] of [
    ['https://a.test/v1/logo.png', 'image/png', 'logo.png'],
    ['https://a.test/v1/items/?x', 'application/problem+json; charset=utf-8', 'items.json'],
    ['https://a.test/', 'application/pdf', 'answer.pdf'],
    ['https://a.test/run.sh', 'nonsense', 'run.sh.bin'],
    ['https://a.test/a%2f..%2fb', 'text/plain', 'a%2f..%2fb.txt'],
  ] as const) {
    it(`is ${name} for ${uri} of the type ${type}`, () => {
      assert.equal(bodyFileName(uri, new Headers({ 'content-type': type })), name);
    });
  }
});
