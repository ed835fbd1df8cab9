import assert from 'node:assert/strict';
import { requestProblem } from './requestProblem.ts';

describe('a request to be sent with a PoP token', () => {
  const request = { method: 'POST', uri: 'https://a.test/', headers: [], body: '' };

  it('has nothing that contradicts the token or the connection', () => {
    assert.equal(requestProblem({ ...request, headers: [['Accept', '*/*']] }), undefined);
    for (const name of ['Authorization', 'HOST', 'content-length', 'Connection']) {
      assert.match(requestProblem({ ...request, headers: [[name, 'x']] }) ?? '', new RegExp(name));
    }
    assert.match(requestProblem({ ...request, headers: [['X', 'ä→']] }) ?? '', /characters/);
  });

  it('has a body only if the method allows it', () => {
    assert.equal(requestProblem({ ...request, body: 'x' }), undefined);
    assert.equal(requestProblem({ ...request, method: 'GET' }), undefined);
    assert.match(requestProblem({ ...request, method: 'GET', body: 'x' }) ?? '', /no body/);
    assert.match(requestProblem({ ...request, method: 'TRACE' }) ?? '', /TRACE/);
  });
});
