import assert from 'node:assert/strict';
import { Filler } from './filler.ts';
import type { Value } from './filler.ts';

function fillerOf(values: Readonly<Record<string, Value>>, dynamic = ''): Filler {
  return new Filler({
    value: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
    dynamic: (content) => (content === '$guid' ? dynamic : undefined),
    prompts: new Map([['pin', { name: 'pin', description: 'The PIN', isSecret: true }]]),
  });
}

describe('filling templates in', () => {
  it('says which values came from elsewhere', () => {
    const filler = fillerOf({
      host: { text: '{{zone}}.test', source: 'env.json (dev)' },
      zone: { text: 'a', source: 'env.json (dev)' },
      own: { text: 'b' },
    });
    assert.equal(filler.fill('{{host}}/{{own}}'), 'a.test/b');
    assert.deepEqual(filler.used, new Map([['env.json (dev)', new Set(['host', 'zone'])]]));
  });

  it('takes what was typed as it is', () => {
    const filler = fillerOf({ a: { text: '{{b}}', isTyped: true }, b: { text: 'no' } });
    assert.equal(filler.fill('{{a}}'), '{{b}}');
    assert.equal(filler.questions.size, 0);
  });

  it('says so of what was typed for a question that stands in the text', () => {
    const filler = fillerOf({
      '$password key': { text: 'private', source: 'typed', isTyped: true },
      '$input a': { text: '{{$input a?}}', source: 'env.json' },
    });
    assert.equal(filler.fill('{{$password key?}}'), 'private');
    assert.deepEqual(filler.used, new Map([['typed', new Set(['$password key'])]]));
    assert.equal(filler.fill('{{$input a?}}'), '{{$input a?}}');
  });

  it('asks with what the file says about a name', () => {
    const filler = fillerOf({});
    assert.equal(
      filler.fill('{{pin}} {{apiKey}} {{$password Your word?}}'),
      '{{pin}} {{apiKey}} {{$password Your word?}}',
    );
    assert.deepEqual(
      [...filler.questions.values()],
      [
        { name: 'pin', description: 'The PIN', isSecret: true, kind: 'name' },
        { name: 'apiKey', description: '', isSecret: true, kind: 'name' },
        { name: '$password Your word', description: 'Your word', isSecret: true, kind: 'name' },
      ],
    );
  });

  it('suggests what the file suggests, but no secret', () => {
    const filler = fillerOf({});
    filler.fill('{{$input a? $value: b}} {{$pick c? $value: d, e}} {{$password f? $value: g}}');
    assert.deepEqual(
      [...filler.questions.values()].map(({ suggestion }) => suggestion),
      ['b', 'd', undefined],
    );
  });

  it('gives a dynamic value of a variable once for a request', () => {
    let count = 0;
    const filler = new Filler({
      value: (name) => (name === 'id' ? { text: '{{$guid}}' } : undefined),
      dynamic: () => String(++count),
      prompts: new Map(),
    });
    assert.equal(filler.fill('{{id}} {{id}}'), '1 1');
    assert.equal(filler.fill('{{$guid}} {{$guid}}'), '2 3');
  });

  it('leaves braces with nothing between them, and encodes what a percent sign stands before', () => {
    const filler = fillerOf({ a: { text: 'b c' } });
    assert.equal(filler.fill('{{}} {{% a}}'), '{{}} b%20c');
    assert.equal(filler.problem, undefined);
  });

  it('fills in any number of values that do not hold each other', () => {
    const names = Array.from({ length: 100 }, (_, index) => `a${index}`);
    const filler = fillerOf(Object.fromEntries(names.map((name) => [name, { text: name }])));
    assert.equal(filler.fill(names.map((name) => `{{${name}}}`).join(' ')), names.join(' '));
    assert.equal(filler.problem, undefined);
  });

  it('gives up values that grow without end', () => {
    const values = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `a${index}`,
        { text: `{{a${index + 1}}}{{a${index + 1}}}` },
      ]),
    );
    const filler = fillerOf({ ...values, a40: { text: 'x' } });
    filler.fill('{{a0}}');
    assert.equal(filler.problem?.cause, 'tooLong');
  });

  it('gives up values that lead from one to the next without end', () => {
    const values = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`a${index}`, { text: `{{a${index + 1}}}` }]),
    );
    const filler = fillerOf(values);
    filler.fill('{{a0}}');
    assert.equal(filler.problem?.cause, 'tooLong');
  });

  it('takes a template that is too long for a name for code', () => {
    const filler = fillerOf({});
    filler.fill(`{{${' a'.repeat(200_000)}}}`);
    assert.equal(filler.problem?.cause, 'expression');
  });
});
