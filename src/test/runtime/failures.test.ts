import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import type { BrokerErrorKind } from '../../broker/brokerErrorDetails.ts';
import { BrokerError } from '../../broker/brokerError.ts';
import { entraReasons } from '../../broker/reasons/entraReasons.ts';
import { windowsReasons } from '../../broker/reasons/windowsReasons.ts';
import { failureOf, interactiveRequest, popRequest, silentRequest, useScene } from './scene.ts';

/** The answers of a broker, as the runtime numbers them, and what becomes of each. */
const outcomes: readonly (readonly [status: number, BrokerErrorKind, name?: string])[] = [
  [0, 'unexpected', 'Unexpected'],
  [1, 'unexpected', 'Reserved'],
  [2, 'interactionRequired', 'InteractionRequired'],
  [3, 'offline', 'NoNetwork'],
  [4, 'offline', 'NetworkTemporarilyUnavailable'],
  [5, 'offline', 'ServerTemporarilyUnavailable'],
  [6, 'unexpected', 'ApiContractViolation'],
  [7, 'cancelled', 'UserCanceled'],
  [8, 'cancelled', 'ApplicationCanceled'],
  [9, 'misconfigured', 'IncorrectConfiguration'],
  [10, 'unexpected', 'InsufficientBuffer'],
  [11, 'misconfigured', 'AuthorityUntrusted'],
  [12, 'wrongAccount', 'UserSwitched'],
  [13, 'interactionRequired', 'AccountUnusable'],
  [14, 'unexpected', 'UserDataRemovalRequired'],
  [15, 'unexpected'],
  [16, 'unexpected'],
  [17, 'unexpected'],
  [18, 'unexpected'],
  [19, 'accountNotFound', 'AccountNotFound'],
  [20, 'unexpected'],
  [99, 'unexpected'],
];

describe('errors of the native runtime', () => {
  const scene = useScene();

  for (const [status, kind, name] of outcomes) {
    it(`reports status ${status} as ${kind}`, async () => {
      await scene.control.script({
        method: 'silent',
        answer: { kind: 'error', status, errorCode: 4711 },
      });
      await scene.control.script({
        method: 'interactive',
        answer: { kind: 'error', status, errorCode: 4711 },
      });
      const silent = await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
      assert.equal(silent.kind, kind);
      const pop = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
      assert.equal(pop.kind, kind);
      const interactive = await failureOf(
        scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
      );
      // If nobody is named, nobody can be switched, and the runtime doesn't know what to do.
      assert.equal(interactive.kind, name === 'UserSwitched' ? 'unexpected' : kind);
      assert.equal(silent.status, name ?? silent.status);
    });
  }

  it('keeps code and tag for support', async () => {
    await scene.control.script({
      method: 'silent',
      answer: { kind: 'error', status: 2, errorCode: 4711, tag: 0x1e3a5c },
    });
    const failure = await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
    assert.equal(failure.code, 4711);
    assert.match(failure.tag ?? '', /^[a-z0-9*]{5}$/);
  });

  it("takes Entra's number out of the broker's words, and nothing else", async () => {
    const outcomes = [];
    for (const { codes } of entraReasons) {
      const context = `AADSTS${codes[0]!}: alex@contoso.example is not welcome. Trace ID: 1`;
      const answer = { kind: 'error', status: 6, errorCode: -51411, context } as const;
      await scene.control.script({ method: 'silent', answer });
      const failure = await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
      const { message } = new BrokerError(failure);
      assert.doesNotMatch(message, /alex|Trace/);
      outcomes.push({ kind: failure.kind, codes: /\(([^()]*)\)$/.exec(message)?.[1] });
    }
    assert.deepEqual(
      outcomes,
      entraReasons.map(({ kind, codes }) => ({ kind, codes: `AADSTS${codes[0]!}, code -51411` })),
    );
  });

  it('knows codes of Windows, which the runtime gives a sign', async () => {
    const outcomes = [];
    for (const { codes } of windowsReasons) {
      const answer = { kind: 'error', status: 0, errorCode: codes[0]! - 2 ** 32 } as const;
      await scene.control.script({ method: 'silent', answer });
      const failure = await failureOf(scene.broker.acquireSilently(silentRequest(), neverAborted));
      const { message } = new BrokerError(failure);
      outcomes.push({ kind: failure.kind, code: Number(/\(code ([^()]*)\)$/.exec(message)?.[1]) });
    }
    assert.deepEqual(
      outcomes,
      windowsReasons.map(({ kind, codes }) => ({ kind, code: codes[0] })),
    );
  });

  it('names the redirect URI that was sent if the app registration lacks it', async () => {
    const context = 'AADSTS50011: The redirect URI does not match.';
    await scene.control.script({
      method: 'interactive',
      answer: { kind: 'error', status: 6, context },
    });
    const failure = await failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
    );
    assert.equal(
      failure.redirectUri,
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
    );
  });

  for (const status of [2, 13]) {
    it(`advises no prompt if a prompt itself ends with status ${status}`, async () => {
      const answer = { kind: 'error', status, errorCode: 4711 } as const;
      await scene.control.script({ method: 'interactive', answer });
      const { accountId } = silentRequest();
      const failure = await failureOf(
        scene.broker.acquireInteractively({ ...interactiveRequest(), accountId }, neverAborted),
      );
      assert.match(
        new BrokerError(failure).message,
        /^The account can't be used on this device\. Remove the account in the system's settings.* \(code 4711\)$/,
      );
    });
  }

  it('tells that another account was chosen by the words of the broker, too', async () => {
    const context = 'Account switch was detected while acquiring the token.';
    await scene.control.script({
      method: 'interactive',
      answer: { kind: 'error', status: 0, context },
    });
    const { accountId } = silentRequest();
    const failure = await failureOf(
      scene.broker.acquireInteractively({ ...interactiveRequest(), accountId }, neverAborted),
    );
    assert.equal(failure.kind, 'wrongAccount');
  });

  it('says that a broker does not sign PoP tokens, and gives no bearer token', async () => {
    await scene.control.script({
      method: 'silent',
      answer: { kind: 'changed', fields: { accessTokenType: 0 } },
    });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.equal(failure.kind, 'popUnsupported');
  });
});
