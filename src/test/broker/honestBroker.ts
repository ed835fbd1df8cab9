import { accountRecord, homeAccountId } from './account.ts';
import type { StandInAccount } from './account.ts';
import { errorResponse } from './answers.ts';
import type { Outcome } from './answers.ts';
import { membershipFor } from './directory.ts';
import type { Directory } from './directory.ts';
import type { Prompts } from './prompts.ts';
import type { Choice, Tampering } from './script.ts';
import type { AuthParameters } from './tokenRequest.ts';
import { tokenResponse } from './tokenResponse.ts';
import type { BrokerKeys } from './tokenResponse.ts';
import { signIdToken } from './tokens.ts';
import type { Lifetimes } from './tokens.ts';

/** The statuses of the runtime that a broker reports by itself. */
const status = { interactionRequired: 2, userCanceled: 7, accountUnusable: 13, notFound: 19 };

/** The knowledge of the broker, which outlives its restarts. */
export interface BrokerState {
  readonly directory: Directory;
  readonly prompts: Prompts;
  readonly lifetimes: Lifetimes;
}

/** Answers as a real broker would, but for a token that is to be tampered with. */
export class HonestBroker {
  private readonly state: BrokerState;
  private readonly keys: BrokerKeys;

  constructor(state: BrokerState, keys: BrokerKeys) {
    this.state = state;
    this.keys = keys;
  }

  /** One record for each tenant in which an account is listed. */
  accounts(): Outcome {
    const accounts = this.state.directory.accounts.flatMap((account) =>
      account.tenants
        .filter(({ listed }) => listed)
        .map((membership) => accountRecord(account, membership)),
    );
    return { label: 'accounts', body: { accounts } };
  }

  /** A token for the named account, or for the system's default account if none is. */
  async silent(request: AuthParameters, tampering?: Tampering): Promise<Outcome> {
    const { directory } = this.state;
    const account =
      request.account === null
        ? directory.byUsername(request.username)
        : directory.find(request.account.homeAccountId);
    if (!account) {
      return errorResponse({ status: status.notFound });
    }
    const membership = membershipFor(account, request.authority);
    return !membership || membership.needsInteraction
      ? errorResponse({ status: status.interactionRequired })
      : this.grant(request, account, tampering);
  }

  /**
   * A token for the account that the user picks.
   * @param client the unique bus name of whoever asks; the prompt closes when it goes away.
   */
  async interactive(
    request: AuthParameters,
    client: string,
    choice?: Choice,
    tampering?: Tampering,
  ): Promise<Outcome> {
    const { directory } = this.state;
    const chosen = choice ? choice.accountId : await this.ask(request, client);
    const account = chosen === undefined ? undefined : directory.find(chosen);
    if (!account) {
      return errorResponse({ status: status.userCanceled });
    }
    const membership = membershipFor(account, request.authority);
    if (!membership) {
      return errorResponse({ status: status.accountUnusable });
    }
    directory.signedIn(account, membership);
    return this.grant(request, account, tampering);
  }

  /** A cookie that signs a browser in, under the names of older and newer brokers. */
  async prtSsoCookie(request: AuthParameters): Promise<Outcome> {
    const { directory, lifetimes } = this.state;
    const account = request.account
      ? directory.find(request.account.homeAccountId)
      : directory.byUsername(request.username);
    if (!account) {
      return errorResponse({ status: status.notFound });
    }
    const [membership] = account.tenants;
    const grant = { account, membership, request, lifetimes };
    const cookie = {
      cookieName: 'x-ms-RefreshTokenCredential',
      cookieContent: await signIdToken(grant, this.keys.issuer),
    };
    const body = {
      account: accountRecord(account, membership),
      ...cookie,
      cookieItems: [cookie],
    };
    return { label: 'cookie', body };
  }

  /** Closes the prompt that is open. */
  cancelInteractiveFlow(): Outcome {
    const { prompts } = this.state;
    for (const { id } of prompts.open) {
      prompts.answer(id, undefined);
    }
    return { label: 'cancelled', body: {} };
  }

  private ask(request: AuthParameters, client: string): Promise<string | undefined> {
    return this.state.prompts.ask(client, {
      clientId: request.clientId,
      scopes: request.requestedScopes,
      authority: request.authority,
      ...(request.account && { accountId: request.account.homeAccountId }),
      ...(request.username && { loginHint: request.username }),
    });
  }

  private async grant(
    request: AuthParameters,
    asked: StandInAccount,
    tampering?: Tampering,
  ): Promise<Outcome> {
    const { directory, lifetimes } = this.state;
    const other = directory.accounts.find(
      (account) => homeAccountId(account) !== homeAccountId(asked),
    );
    const account = tampering === 'otherAccount' && other ? other : asked;
    const membership = membershipFor(account, request.authority) ?? account.tenants[0];
    return {
      label: request.popParams ? 'pop' : 'bearer',
      body: await tokenResponse({ account, membership, request, lifetimes }, this.keys, tampering),
    };
  }
}
