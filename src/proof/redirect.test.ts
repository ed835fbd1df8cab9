import assert from 'node:assert/strict';
import { readRedirect } from './redirect.ts';
import type { Redirect } from './redirect.ts';

const url = new URL('https://a.test/b/c?d#e');

function read(status: number, location: string, method = 'GET'): Redirect {
  const redirect = readRedirect({ url, method }, { status, headers: new Headers({ location }) });
  assert.ok(typeof redirect === 'object');
  return redirect;
}

describe('redirect', () => {
  it('leads to a URL beside that of the request, without a fragment', () => {
    for (const [location, expected] of [
      ['f', 'https://a.test/b/f'],
      ['/f?g#h', 'https://a.test/f?g'],
      ['//b.test/f', 'https://b.test/f'],
      ['', 'https://a.test/b/c?d'],
    ] as const) {
      assert.equal(read(302, location).url.href, expected);
    }
  });

  it('is read in UTF-8, as fetch reads it', () => {
    const bytes = Buffer.from('/xä').toString('latin1');
    assert.equal(read(302, bytes).url.href, 'https://a.test/x%C3%A4');
  });

  it('changes the method as fetch does', () => {
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
    const after = (status: number) => methods.map((method) => read(status, '/', method).method);
    assert.deepEqual(after(301), ['GET', 'HEAD', 'GET', 'PUT', 'DELETE']);
    assert.deepEqual(after(302), ['GET', 'HEAD', 'GET', 'PUT', 'DELETE']);
    assert.deepEqual(after(303), ['GET', 'HEAD', 'GET', 'GET', 'GET']);
    assert.deepEqual(after(307), methods);
    assert.deepEqual(after(308), methods);
  });

  it('takes the body and its headers along unless the method changes', () => {
    const names = ['Content-Type', 'content-length', 'Accept'];
    const same = read(307, '/', 'POST');
    assert.equal(same.keepsBody, true);
    assert.deepEqual(names.filter(same.keepsHeader), names);
    const changed = read(303, '/', 'POST');
    assert.equal(changed.keepsBody, false);
    assert.deepEqual(names.filter(changed.keepsHeader), ['Accept']);
    const get = read(303, '/', 'GET');
    assert.equal(get.keepsBody, true);
    assert.deepEqual(names.filter(get.keepsHeader), names);
  });

  it('takes credentials to no other origin', () => {
    const names = ['Authorization', 'cookie', 'Host', 'Proxy-Authorization', 'Accept'];
    assert.deepEqual(names.filter(read(307, '/f').keepsHeader), names);
    for (const other of ['https://b.test/', 'https://a.test:8443/', 'http://a.test/']) {
      assert.deepEqual(names.filter(read(307, other).keepsHeader), ['Accept']);
    }
  });

  it('is none without a location, or with another status', () => {
    const from = { url, method: 'GET' };
    assert.equal(readRedirect(from, { status: 302, headers: new Headers() }), undefined);
    for (const status of [200, 300, 304, 305, 401]) {
      const headers = new Headers({ location: '/' });
      assert.equal(readRedirect(from, { status, headers }), undefined);
    }
  });

  it('is unreadable if it leads to no URL', () => {
    const headers = new Headers({ location: 'https://' });
    assert.equal(readRedirect({ url, method: 'GET' }, { status: 302, headers }), 'unreadable');
  });
});
