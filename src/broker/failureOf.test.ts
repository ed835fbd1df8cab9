import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { buildClient } from '../test/builders/clients.ts';
import { buildInteractiveRequest } from '../test/builders/requests.ts';
import { PopTokenError } from '../proof/popToken.ts';
import { AnswerError } from './answerChecks.ts';
import { BrokerError } from './brokerError.ts';
import { failureOf } from './failureOf.ts';
import { ownRedirectUri } from './platform/nativeRedirectUri.ts';

const request = buildInteractiveRequest();
const { correlationId } = request;

describe('failureOf', () => {
  it('names the request, unless the error does', () => {
    const ofRequest = failureOf(new BrokerError({ kind: 'timeout' }), { request });
    assert.deepEqual(ofRequest.details, { kind: 'timeout', correlationId });
    const own = new BrokerError({ kind: 'timeout', correlationId: 'own' });
    assert.equal(failureOf(own, { request }).details.correlationId, 'own');
  });

  it('names the part of an answer that was refused', () => {
    const { details } = failureOf(new AnswerError('idToken.aud'), { request });
    assert.deepEqual(details, { kind: 'unexpected', subject: 'idToken.aud', correlationId });
    const pop = failureOf(new PopTokenError('nonce'), { request });
    assert.deepEqual(pop.details, { kind: 'unexpected', subject: 'pop.nonce', correlationId });
  });

  it('is unexpected for everything else', () => {
    assert.deepEqual(failureOf('x', { request }).details, { kind: 'unexpected', correlationId });
  });

  it('knows that a prompt failed', () => {
    const error = new BrokerError({ kind: 'interactionRequired' });
    assert.equal(failureOf(error, { request, interactive: true }).details.interactive, true);
    assert.equal('interactive' in failureOf(error, { request }).details, false);
  });

  it('knows which settings the request did without', () => {
    const error = new BrokerError({ kind: 'misconfigured', entraCode: 65002 });
    const overrides = ['entraBroker.clientId'];
    const failure = failureOf(error, { request: { ...request, overrides } });
    assert.deepEqual(failure.details.overrides, overrides);
    assert.match(failure.message, /Tell the author of the extension that asks/);
    assert.equal('overrides' in failureOf(error, { request }).details, false);
  });

  it('has the redirect URI that the app registration lacks', () => {
    const error = new BrokerError({ kind: 'misconfigured', entraCode: 50011 });
    assert.equal(
      failureOf(error, { request }).details.redirectUri,
      ownRedirectUri(request.client.clientId),
    );
    const redirectUri = 'msauth.com.contoso.editor://auth';
    const chosen = { ...request, client: buildClient({ redirectUri }) };
    assert.equal(failureOf(error, { request: chosen }).details.redirectUri, redirectUri);
  });

  it('has no redirect URI for other failures', () => {
    const error = new BrokerError({ kind: 'misconfigured', entraCode: 50194 });
    assert.equal('redirectUri' in failureOf(error, { request }).details, false);
  });

  const longAgo = new UnsecuredJWT({ iat: 1_000_000_000, ts: 1_000_000_000 }).encode();
  const answer = { accessToken: longAgo, idToken: longAgo };

  for (const error of [
    new AnswerError('expiresOn'),
    new AnswerError('pop.at.exp'),
    new PopTokenError('age'),
  ]) {
    it(`looks at the clock if an answer is refused for its time: ${error.message}`, () => {
      const { clockOffMinutes = 0 } = failureOf(error, { request, answer }).details;
      assert.equal(clockOffMinutes, Math.round((Date.now() / 1000 - 1_000_000_000) / 60));
    });
  }

  it('looks at the clock if Entra refused at another time', () => {
    const entraTime = Date.now() + 3_600_000;
    const error = new BrokerError({ kind: 'unexpected', entraCode: 500133, entraTime });
    assert.equal(failureOf(error, { request }).details.clockOffMinutes, -60);
    const atThisTime = new BrokerError({ ...error.details, entraTime: Date.now() });
    assert.equal('clockOffMinutes' in failureOf(atThisTime, { request }).details, false);
  });

  it('does not look at the clock for other failures', () => {
    const { details } = failureOf(new AnswerError('idToken.aud'), { request, answer });
    assert.equal('clockOffMinutes' in details, false);
  });
});
