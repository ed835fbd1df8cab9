import assert from 'node:assert/strict';
import { buildPopRequest } from '../../test/builders/requests.ts';
import { serverViewOf, serverViewOfClaims, withoutOuterSlashes } from './serverView.ts';

describe('what a server sees', () => {
  const viewOf = (uri: string) => serverViewOf(buildPopRequest({ uri }));

  it('of a request is its host, with and without the port, and its path', () => {
    assert.deepEqual(viewOf('https://api.contoso.test:8443/items/?q#f'), {
      hosts: ['api.contoso.test', 'api.contoso.test:8443'],
      path: '/items/',
    });
  });

  it('of a request without a port is that of its scheme', () => {
    assert.deepEqual(viewOf('https://api.contoso.test').hosts, [
      'api.contoso.test',
      'api.contoso.test:443',
    ]);
    assert.deepEqual(viewOf('http://localhost').hosts, ['localhost', 'localhost:80']);
  });

  it('of an address of IPv4 inside one of IPv6 is its four bytes', () => {
    for (const [uri, host] of [
      ['https://[::ffff:1.2.3.4]', '[::ffff:1.2.3.4]'],
      ['https://[::FFFF:c0a8:ff00]', '[::ffff:192.168.255.0]'],
      ['https://[::ffff:0:1]', '[::ffff:0.0.0.1]'],
      ['https://[1::ffff:102:304]', '[1::ffff:102:304]'],
      ['https://[::fffe:102:304]', '[::fffe:102:304]'],
    ] as const) {
      assert.deepEqual(viewOf(uri).hosts, [host, `${host}:443`]);
    }
  });

  it('of a token is the request that it is for, of either scheme if it names no port', () => {
    assert.deepEqual(serverViewOfClaims({ u: 'API.contoso.test', p: '/a b/../%63' }), {
      hosts: ['api.contoso.test', 'api.contoso.test:443', 'api.contoso.test:80'],
      path: '/c',
    });
    assert.deepEqual(serverViewOfClaims({ u: 'api.contoso.test:8443', p: 'items' }), {
      hosts: ['api.contoso.test', 'api.contoso.test:8443', 'api.contoso.test:8443'],
      path: '/items',
    });
  });

  it('of a token whose claims are no URL is nothing', () => {
    assert.equal(serverViewOfClaims({ u: 'api contoso', p: '/' }), undefined);
    assert.equal(serverViewOfClaims({ u: '', p: '/' }), undefined);
  });
});

describe('a path without its outer slashes', () => {
  it('keeps those within', () => {
    assert.deepEqual(['/a', 'a/', '//a//b//', 'a', '/', '', '///'].map(withoutOuterSlashes), [
      'a',
      'a',
      'a//b',
      'a',
      '',
      '',
      '',
    ]);
  });
});
