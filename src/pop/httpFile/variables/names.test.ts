import assert from 'node:assert/strict';
import { kindOfName } from './names.ts';
import type { NameKind } from './names.ts';

const names: Readonly<Record<NameKind, readonly string[]>> = {
  name: [
    'a',
    'tenant-id',
    'größe',
    'a.b',
    'a[0]',
    'my pet',
    '$unknown',
    "a['b']",
    '$global.id',
    '0',
  ],
  answer: ['login.response.body.$.token', 'a-b.response.headers.Set-Cookie', 'a.request.body.*'],
  machineValue: ['$processEnv A', '$processEnv %A', '$dotenv A', '$env.A', 'process.env.A'],
  expression: [
    'a + b',
    'a()',
    '$auth.token("a")',
    'new Date',
    'a in b',
    '#each a',
    '$aadToken new',
    "'a'",
  ],
};

describe('name in a template', () => {
  for (const [kind, contents] of Object.entries(names)) {
    for (const content of contents) {
      it(`${content} is of the kind ${kind}`, () => {
        assert.equal(kindOfName(content), kind);
      });
    }
  }
});
