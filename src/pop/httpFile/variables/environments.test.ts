import assert from 'node:assert/strict';
import {
  environmentNames,
  environmentPlace,
  environmentValue,
  parseEnvironments,
} from './environments.ts';

const near = () =>
  parseEnvironments(
    'api/http-client.env.json',
    '\uFEFF{ "$schema": "x", "$shared": { "region": "north", "size": 3 }, "dev": { "host": "near", "log": { "level": "all" }, }, /* */ }',
  );
const far = () =>
  parseEnvironments(
    'http-client.env.json',
    '{ "dev": { "host": "far", "user": "alex" }, "prod": { "host": "prod", "region": "south" } }',
  );
const places = () => [near(), far()];

describe('environments', () => {
  it('have names, each once, without the shared one', () => {
    assert.deepEqual(environmentNames(places()), ['dev', 'prod']);
  });

  const values: readonly (readonly [
    environment: string | undefined,
    name: string,
    expected: string,
  ])[] = [
    ['dev', 'host', 'near from api/http-client.env.json (dev)'],
    ['dev', 'user', 'alex from http-client.env.json (dev)'],
    ['dev', 'region', 'north from api/http-client.env.json ($shared)'],
    ['prod', 'region', 'south from http-client.env.json (prod)'],
    ['prod', '$shared region', 'north from api/http-client.env.json ($shared)'],
    ['dev', 'log.level', 'all from api/http-client.env.json (dev)'],
    ['dev', 'size', '3 from api/http-client.env.json ($shared)'],
    [undefined, 'region', 'north from api/http-client.env.json ($shared)'],
    [undefined, 'host', 'none'],
    ['prod', 'user', 'none'],
    ['test', 'host', 'none'],
    ['dev', 'constructor', 'none'],
  ];
  for (const [environment, name, expected] of values) {
    it(`${environment ?? 'without a name'} has for ${name}: ${expected}`, () => {
      const value = environmentValue(places(), environment, name);
      assert.equal(value ? `${value.text} from ${value.source}` : 'none', expected);
    });
  }

  for (const value of [undefined, null, 1, 'a', [], { dev: 'a' }, { dev: [1] }, { dev: null }]) {
    it(`have no values in ${JSON.stringify(value)}`, () => {
      const place = environmentPlace('setting', value);
      assert.equal(environmentValue([place], 'dev', '0'), undefined);
    });
  }

  it('have no values that are lists, nothing, or deeper than people write them', () => {
    const place = environmentPlace('setting', {
      dev: { a: true, b: null, c: [1], d: { e: { f: { g: { h: 1, i: { j: 2 } } } } } },
    });
    const names = ['a', 'b', 'c', 'c.0', 'd.e.f.g.h', 'd.e.f.g.i', 'd.e.f.g.i.j'];
    assert.deepEqual(
      names.map((name) => environmentValue([place], 'dev', name)?.text),
      ['true', undefined, undefined, undefined, '1', undefined, undefined],
    );
  });

  it('are refused if they are no JSON', () => {
    assert.throws(() => parseEnvironments('a', '{'), SyntaxError);
  });
});
