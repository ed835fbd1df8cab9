import * as vscode from 'vscode';
import type { Broker, BrokerToken, InteractiveRequest, TokenRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { BrokerErrorKind } from '../broker/brokerErrorDetails.ts';
import type { StoredAccount } from './account.ts';
import { isSuccessor } from './accountLabel.ts';
import type { AccountStore } from './accountStore.ts';
import { AuthorityConfirmation } from './authorityConfirmation.ts';
import { withCancellableProgress } from './cancellableProgress.ts';
import { homeNameOf } from './homeName.ts';
import { tellOfLeftOpenPrompt } from './leftOpenPrompt.ts';
import { PromptQueue } from './promptQueue.ts';
import { readSignInSettings } from './settings.ts';
import { signInTitle } from './signInTitle.ts';
import { issuedAt } from './tokenTimes.ts';

/** What a prompt brought: the token, and the account as it is kept from now on. */
export interface SignedIn {
  readonly token: BrokerToken;
  readonly account: StoredAccount;
}

/** An account that a prompt is for. */
export type PromptAccount = Pick<StoredAccount, 'id'> &
  Partial<Pick<StoredAccount, 'username' | 'authorityHost'>>;

/** Whom a prompt is for, and who waits for it. */
export interface PromptOptions {
  /** Without it the person picks one. */
  readonly account?: PromptAccount | undefined;
  /** The person may pick another account, about which whoever asked asks back. */
  readonly accountMayChange?: boolean;
  /** Aborted by a caller that has a cancel button of its own. */
  readonly signal?: AbortSignal;
}

/**
 * Everything that shows the broker's prompt goes through here: one at a time, with progress
 * that can be cancelled, and with the account recorded before the caller gets its token.
 */
export class InteractiveSignIn {
  private readonly prompts = new PromptQueue();
  private readonly authorities: AuthorityConfirmation;
  private readonly broker: Broker;
  private readonly store: AccountStore;

  constructor(broker: Broker, store: AccountStore) {
    this.broker = broker;
    this.store = store;
    this.authorities = new AuthorityConfirmation(store);
  }

  /**
   * @throws {BrokerError}
   * @throws {vscode.CancellationError} if the person gives up before the prompt's end.
   */
  async prompt(request: TokenRequest, options: PromptOptions = {}): Promise<SignedIn> {
    await this.authorities.require(request.client.authorityHost);
    return withCancellableProgress(
      signInTitle(request.client, readSignInSettings()),
      async (signal, report) => {
        if (this.prompts.busy) {
          report(vscode.l10n.t('Waiting for another sign-in prompt to be closed…'));
        }
        return this.prompts.enqueue(signal, async () => {
          report(vscode.l10n.t("Continue in your system's sign-in window…"));
          return this.acquireAndRecord(request, options, signal, report);
        });
      },
      options.signal,
    );
  }

  private async acquireAndRecord(
    request: TokenRequest,
    options: PromptOptions,
    signal: AbortSignal,
    report: (message: string) => void,
  ): Promise<SignedIn> {
    const token = await this.acquire(request, options, signal, report);
    const { homeAccountId } = token.account;
    const known = this.store.find(homeAccountId)?.username;
    const username = await homeNameOf(token.account, known, this.broker, request, signal);
    signal.throwIfAborted();
    const isAskedFor = isAccount(options, homeAccountId);
    if (!isAskedFor && !isSuccessor({ id: homeAccountId, username }, options.account)) {
      throw wrongAccount(request);
    }
    const account = await this.store.signedIn({
      account: { homeAccountId, username },
      client: request.client,
      issuedAt: issuedAt(token),
    });
    if (!isAskedFor) {
      // It is there for the next request, which can name it.
      throw wrongAccount(request);
    }
    return { token, account };
  }

  /** An account that the system forgot, or that was created again, can be added again. */
  private async acquire(
    request: TokenRequest,
    { account, accountMayChange = false }: PromptOptions,
    signal: AbortSignal,
    report: (message: string) => void,
  ): Promise<BrokerToken> {
    if (!account) {
      return this.show(request, signal);
    }
    try {
      return await this.show(
        { ...request, accountId: account.id, ...(accountMayChange && { accountMayChange }) },
        signal,
      );
    } catch (error) {
      if (accountMayChange && isKind(error, 'wrongAccount')) {
        // The runtime refuses the switch, and doesn't tell whom the person chose.
        report(vscode.l10n.t('Choose the other account once more in the next sign-in window…'));
        return this.show(request, signal);
      }
      if (!isKind(error, 'accountNotFound')) {
        throw error;
      }
    }
    const { username } = account;
    return this.show(
      { ...request, ...(username !== undefined && { loginHint: username }) },
      signal,
    );
  }

  private show(request: InteractiveRequest, signal: AbortSignal): Promise<BrokerToken> {
    return this.broker.acquireInteractively(request, signal, (outcome) => {
      void tellOfLeftOpenPrompt(outcome);
    });
  }
}

function isAccount({ account, accountMayChange }: PromptOptions, id: string): boolean {
  return account === undefined || accountMayChange === true || account.id === id;
}

function isKind(error: unknown, kind: BrokerErrorKind): boolean {
  return error instanceof BrokerError && error.kind === kind;
}

function wrongAccount({ correlationId }: TokenRequest): BrokerError {
  return new BrokerError({ kind: 'wrongAccount', correlationId });
}
