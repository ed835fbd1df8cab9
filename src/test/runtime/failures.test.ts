import assert from 'node:assert/strict';
import type { BrokerErrorKind } from '../../broker/brokerError.ts';
import {
  failureOf,
  interactiveRequest,
  patiently,
  popRequest,
  silentRequest,
  useScene,
} from './scene.ts';

/** What the broker may answer, as the runtime numbers it, and what becomes of it. */
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
      const silent = await failureOf(scene.broker.acquireSilently(silentRequest(), patiently));
      assert.equal(silent.kind, kind);
      const pop = await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
      assert.equal(pop.kind, kind);
      const interactive = await failureOf(
        scene.broker.acquireInteractively(interactiveRequest(), patiently),
      );
      // Where nobody is named, nobody can be switched, and the runtime doesn't know what to do.
      assert.equal(interactive.kind, name === 'UserSwitched' ? 'unexpected' : kind);
      assert.equal(silent.status, name ?? silent.status);
    });
  }

  it('keeps code and tag for support', async () => {
    await scene.control.script({
      method: 'silent',
      answer: { kind: 'error', status: 2, errorCode: 4711, tag: 0x1e3a5c },
    });
    const failure = await failureOf(scene.broker.acquireSilently(silentRequest(), patiently));
    assert.equal(failure.code, 4711);
    assert.match(failure.tag ?? '', /^[a-z0-9*]{5}$/);
  });

  it('says that a broker does not sign PoP tokens, and gives no bearer token', async () => {
    await scene.control.script({
      method: 'silent',
      answer: { kind: 'changed', fields: { accessTokenType: 0 } },
    });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), patiently));
    assert.equal(failure.kind, 'popUnsupported');
  });
});
