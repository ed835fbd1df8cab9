import assert from 'node:assert/strict';
import { connectionFailure } from './connectionFailure.ts';

/** What `fetch` throws for a cause. */
const failed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('why a request got no answer', () => {
  const codes: Record<string, RegExp> = {
    ECONNREFUSED: /^Nothing answers at that host and port\. Check /,
    ENOTFOUND: /^No host of that name was found\. Check /,
    EAI_AGAIN: /^No host of that name/,
    ETIMEDOUT: /^The host can't be reached\. Check /,
    UND_ERR_CONNECT_TIMEOUT: /^The host can't be reached/,
    EHOSTUNREACH: /^The host can't be reached/,
    ENETUNREACH: /^The host can't be reached/,
    SELF_SIGNED_CERT_IN_CHAIN: /^The server's certificate is not trusted on this machine\. Add /,
    DEPTH_ZERO_SELF_SIGNED_CERT: /^The server's certificate is not trusted/,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: /^The server's certificate is not trusted/,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: /^The server's certificate is not trusted/,
    CERT_HAS_EXPIRED: /^The server's certificate has expired\. It has to be renewed/,
    ERR_TLS_CERT_ALTNAME_INVALID: /^The server's certificate is for another host\. Check /,
    ERR_SSL_WRONG_VERSION_NUMBER: /does not seem to speak HTTPS at that port\. Check /,
    EPROTO: /does not seem to speak HTTPS/,
    ECONNRESET:
      /^The connection was closed before the answer was complete\. The server may have got /,
    UND_ERR_SOCKET: /^The connection was closed/,
    EOTHER: /^The request couldn't be sent, or the answer couldn't be read\. \(EOTHER\)$/,
  };
  for (const [code, message] of Object.entries(codes)) {
    it(`is told for ${code}, with the code at the end`, () => {
      const text = connectionFailure(failed(Object.assign(new Error('secret'), { code })));
      assert.match(text, message);
      assert.ok(text.endsWith(`. (${code})`), text);
      assert.doesNotMatch(text, /secret/);
    });
  }

  it('is told in general if there is no code', () => {
    const causes = [undefined, null, 'ECONNRESET', {}, new Error('secret')];
    for (const error of ['no error', ...causes.map(failed)]) {
      assert.equal(
        connectionFailure(error),
        "The request couldn't be sent, or the answer couldn't be read.",
      );
    }
  });
});
