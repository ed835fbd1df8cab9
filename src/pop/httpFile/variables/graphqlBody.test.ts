import assert from 'node:assert/strict';
import { graphqlBody, isGraphqlQuery } from './graphqlBody.ts';

describe('a query of GraphQL', () => {
  it('is known by its beginning', () => {
    const queries = ['query { a }', ' mutation  A($b: C) {', 'query A{', 'mutation(', '\nquery{'];
    assert.deepEqual(queries.filter(isGraphqlQuery), queries);
    const others = ['a query { b }', 'xquery {', 'query', 'query a b', 'queryA {', '{ a }'];
    assert.deepEqual(others.filter(isGraphqlQuery), []);
  });

  for (const [text, expected] of [
    ['\n query { a }\n', { query: 'query { a }' }],
    ['  query  A { a }', { query: 'query  A { a }', operationName: 'A' }],
    [
      '# query B\n  subscription A { a }',
      { query: '# query B\n  subscription A { a }', operationName: 'A' },
    ],
    [
      'fragment F on query B { a }\n mutation A { a }',
      { query: 'fragment F on query B { a }\n mutation A { a }', operationName: 'A' },
    ],
    [
      'query A { a } \r\n\r\n\r\n{"b":1}\r\n',
      { query: 'query A { a }', operationName: 'A', variables: { b: 1 } },
    ],
    [
      'query A {\n\n a }\n\n{\n\n"b": [\n\n1] }',
      { query: 'query A {\n\n a }', operationName: 'A', variables: { b: [1] } },
    ],
    ['query A {\n\n{ a }', { query: 'query A {\n\n{ a }', operationName: 'A' }],
    ['query A { a }\n\n1', { query: 'query A { a }\n\n1', operationName: 'A' }],
    ['{ a\n\n}', { query: '{ a\n\n}' }],
  ] as const) {
    it(`is sent with its name and its variables: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(JSON.parse(graphqlBody(text)), expected);
    });
  }
});
