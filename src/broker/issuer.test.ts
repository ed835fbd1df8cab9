import assert from 'node:assert/strict';
import { isIssuerOf, isTenantAskedFor } from './issuer.ts';

const tenant = '0b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45';
const other = '1b7e4d19-52c6-4f8a-9e03-a16d8c7b2f45';
const publicCloud = 'https://login.microsoftonline.com';

describe('the tenant of an answer', () => {
  it('is the one that was asked for by its id, in any case', () => {
    assert.equal(isTenantAskedFor(tenant, tenant), true);
    assert.equal(isTenantAskedFor(tenant, tenant.toUpperCase()), true);
    assert.equal(isTenantAskedFor(tenant.toUpperCase(), tenant), true);
    for (const tid of [other, undefined, {}]) {
      assert.equal(isTenantAskedFor(tid, tenant), false);
    }
  });

  it('is any if only Entra knows which one was asked for', () => {
    for (const name of ['organizations', 'common', 'contoso.onmicrosoft.com']) {
      assert.equal(isTenantAskedFor(other, name), true);
    }
  });

  it('is that of personal accounts for consumers', () => {
    assert.equal(isTenantAskedFor('9188040d-6c67-4c5b-b112-36a304b66dad', 'consumers'), true);
    assert.equal(isTenantAskedFor(other, 'consumers'), false);
  });
});

describe('the issuer of an answer', () => {
  for (const [host, iss] of [
    [publicCloud, `https://login.microsoftonline.com/${tenant}/v2.0`],
    [publicCloud, `https://sts.windows.net/${tenant}/`],
    ['https://login.microsoftonline.us', `https://login.microsoftonline.us/${tenant}/v2.0`],
    ['https://login.chinacloudapi.cn', `https://sts.chinacloudapi.cn/${tenant}/`],
    ['https://login.own.example', `https://sts.own.example/${tenant}/`],
  ] as const) {
    it(`may be ${iss} for ${host}`, () => {
      assert.equal(isIssuerOf(iss, tenant, host), true);
    });
  }

  for (const [what, iss] of [
    ['another tenant', `https://login.microsoftonline.com/${other}/v2.0`],
    ['another cloud', `https://login.microsoftonline.us/${tenant}/v2.0`],
    ['another host', `https://login.microsoftonline.com.evil.example/${tenant}/v2.0`],
    ['a host without TLS', `http://login.microsoftonline.com/${tenant}/v2.0`],
    ['no URL', tenant],
    ['no text', {}],
  ] as const) {
    it(`may not be ${what}`, () => {
      assert.equal(isIssuerOf(iss, tenant, publicCloud), false);
    });
  }

  it('may be of any tenant if the token names none', () => {
    assert.equal(isIssuerOf(`${publicCloud}/${other}/v2.0`, undefined, publicCloud), true);
  });
});
