import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { decodeJwt } from 'jose';
import { authentication } from 'vscode';
import type { AuthenticationGetSessionOptions } from 'vscode';
import { scopesForChallenge } from '../../api/scopesForChallenge.ts';
import { providerId } from '../../contract/providerId.ts';
import type { IssuedSession } from '../../provider/issuedSession.ts';
import { signIn, signInWithApp } from './signIn.ts';
import { alex, control, idOf } from './standInControl.ts';

/** One way in which extensions use the built-in provider, tried here after changing only the id. */
interface Way {
  /** How many call sites use it; one call site may use several ways. */
  readonly sites: number;
  /** Rejects if it doesn't work. */
  readonly call: () => Promise<void>;
}

const challenges = 'wwwAuthenticate instead of scopes';
const graph = 'https://graph.microsoft.com';
const management = 'https://management.azure.com';
const [{ tenantId, objectId }] = alex.tenants;
const otherApp = 'a3b2c1d0-1111-4222-8333-444455556677';
/** Other tests have signed in others in this window, among whom VS Code would ask to choose. */
const account = { id: idOf(alex), label: alex.username };

async function session(
  scopes: readonly string[],
  options: AuthenticationGetSessionOptions = { silent: true },
): Promise<IssuedSession> {
  const found = await authentication.getSession(providerId, scopes, { account, ...options });
  assert.ok(found);
  return found;
}

/** Has a token for the scopes, for the account and the resource. */
function takes(scopes: readonly string[], audience = graph): Way['call'] {
  return async () => {
    const { aud, oid } = decodeJwt((await session(scopes)).accessToken);
    assert.deepEqual({ aud, oid }, { aud: audience, oid: objectId });
  };
}

/** Has a session for options other than `silent`. */
function answers(options: AuthenticationGetSessionOptions): Way['call'] {
  return async () => {
    const found = await session([`${graph}/Mail.Read`], options);
    assert.equal(decodeJwt(found.accessToken).oid, objectId);
  };
}

/**
 * The calls, and what is read from sessions and errors, in public extensions: each of the 168 call
 * sites once. What follows the dialog of `forceNewSession` is in `src/test/ui/consent.test.ts`.
 */
const callSites = {
  'createIfNone: true': { sites: 62, call: answers({ createIfNone: true }) },
  'silent: true': { sites: 45, call: answers({ silent: true }) },
  'neither of them': { sites: 13, call: answers({}) },
  'forceNewSession: true': { sites: 11, call: asksAgain },
  'an access token that is taken apart': {
    sites: 17,
    call: async () => {
      const { accessToken } = await session([`${management}/user_impersonation`]);
      const { aud, oid, tid, scp, exp } = decodeJwt(accessToken);
      assert.deepEqual(
        { aud, oid, tid, scp },
        { aud: management, oid: objectId, tid: tenantId, scp: 'user_impersonation' },
      );
      assert.ok((exp ?? 0) * 1000 > Date.now());
    },
  },
  'account.id as object id and tenant': {
    sites: 5,
    call: async () => {
      const found = await session([`${graph}/Mail.Read`]);
      assert.deepEqual(found.account.id.split('.'), [objectId, tenantId]);
    },
  },
  'account.label as e-mail address or key': {
    sites: 9,
    call: async () => {
      await control.putAccount({ ...alex, username: alex.username.toUpperCase() });
      const found = await session(['api://label/Read']);
      assert.equal(found.account.label, alex.username);
    },
  },
  "Entra's codes in error messages": {
    sites: 6,
    call: async () => {
      const context = 'AADSTS7000218: for this app';
      await control.script({
        method: 'silent',
        answer: { kind: 'error', status: 6, context },
      });
      await assert.rejects(session(['api://codes/Read']), /\(AADSTS7000218/);
    },
  },
} satisfies Record<string, Way>;

/** What the arguments of those calls are made of. */
const details = {
  '/.default': { sites: 82, call: takes([`${management}/.default`], management) },
  VSCODE_TENANT: { sites: 51, call: takes([`${graph}/.default`, `VSCODE_TENANT:${tenantId}`]) },
  VSCODE_CLIENT_ID: {
    sites: 25,
    call: async () => {
      await signInWithApp(alex, otherApp);
      const found = await session([`${graph}/.default`, `VSCODE_CLIENT_ID:${otherApp}`]);
      assert.equal(decodeJwt(found.accessToken).appid, otherApp);
    },
  },
  clearSessionPreference: { sites: 16, call: answers({ clearSessionPreference: true }) },
  account: { sites: 23, call: answers({ silent: true, account }) },
  'only OpenID scopes': { sites: 12, call: takes(['openid', 'profile', 'offline_access']) },
  email: { sites: 3, call: takes(['email', `${graph}/User.Read`]) },
  'an empty scope': { sites: 2, call: takes(['', 'offline_access']) },
  [challenges]: { sites: 8, call: challenged },
} satisfies Record<string, Way>;

const claims = { access_token: { acrs: { essential: true, value: 'c1' } } };
const challenge =
  `Bearer error="insufficient_claims", ` +
  `claims="${Buffer.from(JSON.stringify(claims)).toString('base64')}"`;

/** VS Code has this for providers with proposed API only. */
async function challenged(): Promise<void> {
  const request = { wwwAuthenticate: challenge, fallbackScopes: [`${graph}/Mail.Read`] };
  await session(request as unknown as readonly string[]);
}

/** Leads to VS Code's dialog, which it refuses to show to tests in its extension host. */
async function asksAgain(): Promise<void> {
  await assert.rejects(
    session([`${graph}/Mail.Read`], { forceNewSession: true }),
    /refused to show dialog in tests.*wants you to sign in again using Entra Broker/,
  );
}

describe('the calls of other extensions', () => {
  beforeEach(async () => {
    await control.reset();
    await signIn(alex);
  });

  afterEach(async () => {
    await control.reset();
  });

  it('work unchanged at 95 of 100 call sites or more: all but those with challenges', async () => {
    const failed = new Map<string, { sites: number; error: unknown }>();
    for (const [what, { sites, call }] of Object.entries<Way>({ ...callSites, ...details })) {
      try {
        await call();
      } catch (error) {
        failed.set(what, { sites, error });
      }
      await control.reset();
    }
    const all = sum(Object.values(callSites));
    assert.equal(all, 168);
    assert.deepEqual([...failed.keys()], [challenges], inspect(failed));
    // As if no call site failed in two ways.
    assert.ok((all - sum([...failed.values()])) / all >= 0.95, inspect(failed));
  });

  it('work with a challenge, if its scopes come from the function of the package', async () => {
    const found = await session(scopesForChallenge(challenge, [`${graph}/Mail.Read`]));
    assert.deepEqual(decodeJwt(found.accessToken).acrs, ['c1']);
  });
});

function sum(ways: readonly Pick<Way, 'sites'>[]): number {
  return ways.reduce((total, { sites }) => total + sites, 0);
}
