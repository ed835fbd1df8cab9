import assert from 'node:assert/strict';
import { hostForms, pathForms } from './requestForms.ts';

describe('forms of a request in PoP tokens', () => {
  it('of the host: with its port, without any, and with the usual one', () => {
    const hosts = (uri: string) => [...new Set(hostForms(new URL(uri)))];
    assert.deepEqual(hosts('https://a.test/'), ['a.test', 'a.test:443']);
    assert.deepEqual(hosts('http://localhost/'), ['localhost', 'localhost:80']);
    assert.deepEqual(hosts('https://a.test:8443/'), ['a.test:8443', 'a.test']);
  });

  it('of the path: decoded or not, with its last slash or not', () => {
    const paths = (uri: string) => [...new Set(pathForms(new URL(uri)))];
    assert.deepEqual(paths('https://a.test'), ['/', '']);
    assert.deepEqual(paths('https://a.test/b%20c/'), ['/b%20c/', '/b c/', '/b%20c', '/b c']);
    assert.deepEqual(paths('https://a.test/%C3%A4%2F'), ['/%C3%A4%2F', '/ä/', '/ä']);
    assert.deepEqual(paths('https://a.test/%FF'), ['/%FF']);
  });
});
