import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { homeAccountId } from '../broker/account.ts';
import { alex, megan } from '../broker/defaultAccounts.ts';
import type { Answer, Tampering } from '../broker/script.ts';
import {
  accountsRequest,
  childOf,
  failureOf,
  interactiveRequest,
  popRequest,
  silentRequest,
  useScene,
} from './scene.ts';

/** The parts of a PoP token that can be tampered with, and how the error names them. */
const tamperings: Readonly<Partial<Record<Tampering, string>>> = {
  signature: 'pop.signature',
  key: 'pop.keyBinding',
  method: 'pop.method',
  host: 'pop.host',
  path: 'pop.path',
  nonce: 'pop.nonce',
  time: 'pop.age',
  bearer: 'pop.type',
  empty: 'accessToken',
  innerAccount: 'pop.at.oid',
};

/** Fields without which an answer, as far as the runtime passes it on, is no token. */
const brokenTokens: readonly (readonly [string, Answer])[] = [
  ['without a token', { kind: 'missing', fields: ['accessToken'] }],
  ['without an id token', { kind: 'missing', fields: ['idToken'] }],
  ['without an expiry', { kind: 'missing', fields: ['expiresOn', 'extendedExpiresOn'] }],
  ['with an empty token', { kind: 'changed', fields: { accessToken: '' } }],
  ['with spaces in the token', { kind: 'changed', fields: { accessToken: 'a b\r\nc' } }],
  ['with a number as token', { kind: 'changed', fields: { accessToken: 17 } }],
  ['with a huge token', { kind: 'changed', fields: { accessToken: 'x'.repeat(100_000) } }],
  ['with garbage as id token', { kind: 'changed', fields: { idToken: 'garbage' } }],
  ['with an expiry in the year 50000', { kind: 'changed', fields: { expiresOn: 1.5e15 } }],
];

/** Answers that are none. */
const garbage: readonly (readonly [string, Answer])[] = [
  ['garbage', { kind: 'garbage' }],
  ['the wrong type', { kind: 'wrongType' }],
  ['60 MB', { kind: 'huge', megabytes: 60 }],
  ['20,000 levels', { kind: 'deep', levels: 20_000 }],
];

describe('answers that nobody should trust', function () {
  // A busy machine takes its time for 60 MB, and is to be waited for.
  const patience = 240_000;
  this.timeout(patience);
  const scene = useScene({ silent: patience, accounts: patience, prompt: patience });

  for (const [how, subject] of Object.entries(tamperings)) {
    it(`refuses a PoP token whose fault is: ${how}`, async () => {
      await scene.control.script({
        method: 'silent',
        times: 1,
        answer: { kind: 'tampered', how: how as Tampering },
      });
      const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
      assert.deepEqual([failure.kind, failure.subject], ['unexpected', subject]);
      assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    });
  }

  it('refuses tokens of another account, of both kinds', async () => {
    await scene.control.script({
      method: 'silent',
      answer: { kind: 'tampered', how: 'otherAccount' },
    });
    for (const request of [popRequest(), silentRequest()]) {
      const failure = await failureOf(scene.broker.acquireSilently(request, neverAborted));
      assert.ok(['wrongAccount', 'unexpected'].includes(failure.kind), failure.kind);
    }
  });

  it('refuses tokens that are expired from the start', async () => {
    await scene.control.script({ method: 'silent', answer: { kind: 'tampered', how: 'expired' } });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.equal(failure.kind, 'unexpected');
  });

  it('refuses a bearer token if a PoP token was asked for', async () => {
    await scene.control.script({
      method: 'silent',
      answer: { kind: 'tampered', how: 'tokenType' },
    });
    const failure = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.equal(failure.kind, 'popUnsupported');
  });

  for (const [what, answer] of brokenTokens) {
    it(`refuses an answer ${what}`, async () => {
      for (const request of [popRequest(), silentRequest(megan)]) {
        await scene.control.script({ method: 'silent', times: 1, answer });
        const failure = await failureOf(scene.broker.acquireSilently(request, neverAborted));
        assert.equal(failure.kind, 'unexpected');
      }
      assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
    });
  }

  for (const [what, answer] of garbage) {
    it(`survives ${what} as the answer to every kind of call`, async () => {
      await scene.broker.accounts(accountsRequest(), neverAborted);
      const { pid } = childOf(scene.broker);
      for (const method of ['silent', 'interactive'] as const) {
        await scene.control.script({ method, times: 1, answer });
      }
      const silent = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
      assert.equal(silent.kind, 'unexpected');
      const prompt = await failureOf(
        scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
      );
      assert.equal(prompt.kind, 'unexpected');

      await scene.control.script({ method: 'accounts', times: 1, answer });
      const accounts = await scene.broker.accounts(accountsRequest(), neverAborted);
      assert.deepEqual(
        accounts.map(({ homeAccountId: id }) => id).filter((id) => id === homeAccountId(alex)),
        [homeAccountId(alex)],
      );
      assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
      assert.equal(childOf(scene.broker).pid, pid);
    });
  }

  it('survives nesting so deep that it takes the process of the runtime along', async () => {
    const answer = { kind: 'deep', levels: 200_000 } as const;
    for (const method of ['silent', 'interactive'] as const) {
      await scene.control.script({ method, answer });
    }
    const silent = await failureOf(scene.broker.acquireSilently(popRequest(), neverAborted));
    assert.equal(silent.kind, 'crashed');
    const prompt = await failureOf(
      scene.broker.acquireInteractively(interactiveRequest(), neverAborted),
    );
    assert.equal(prompt.kind, 'crashed');
    await scene.control.clearScript();
    assert.equal((await scene.broker.acquireSilently(popRequest(), neverAborted)).kind, 'pop');
  });
});
