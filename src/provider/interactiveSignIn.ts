import * as vscode from 'vscode';
import type { Broker, BrokerToken, InteractiveRequest } from '../broker/broker.ts';
import { BrokerError } from '../broker/brokerError.ts';
import type { StoredAccount } from './account.ts';
import type { AccountStore } from './accountStore.ts';
import { withSignal } from './cancellation.ts';
import { PromptQueue } from './promptQueue.ts';

/** What a prompt brought: the token, and the account as it is kept from now on. */
export interface SignedIn {
  readonly token: BrokerToken;
  readonly account: StoredAccount;
}

/** What a prompt needs to know besides its request. */
export interface Prompt {
  /** Aborted by a caller that has a cancel button of its own. */
  readonly signal: AbortSignal;
  /** The account's sign-in name, for a system that doesn't know the account any more. */
  readonly username: string | undefined;
  /** What another extension asked for the session with, tags included. */
  readonly requestedScopes: readonly string[] | undefined;
}

/**
 * Everything that shows the broker's prompt goes through here: one at a time, with progress
 * that can be cancelled, and with the account recorded before the caller gets its token.
 */
export class InteractiveSignIn {
  private readonly prompts = new PromptQueue();
  private readonly broker: Broker;
  private readonly store: AccountStore;

  constructor(broker: Broker, store: AccountStore) {
    this.broker = broker;
    this.store = store;
  }

  /** @throws `BrokerError`; `cancelled` where the person gives up, here or in the prompt. */
  async run(request: InteractiveRequest, prompt: Prompt): Promise<SignedIn> {
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Entra Broker sign-in'),
        cancellable: true,
      },
      async (progress, cancellation) =>
        withSignal(cancellation, async (ownSignal) => {
          const signal = AbortSignal.any([ownSignal, prompt.signal]);
          if (this.prompts.busy) {
            progress.report({
              message: vscode.l10n.t('Waiting for another sign-in prompt to be closed…'),
            });
          }
          return this.prompts
            .run(signal, async () => {
              progress.report({
                message: vscode.l10n.t("Continue in your system's sign-in window…"),
              });
              return this.prompt(request, { ...prompt, signal });
            })
            .catch((error: unknown) => {
              throw signal.aborted ? cancelled(request) : error;
            });
        }),
    );
  }

  private async prompt(request: InteractiveRequest, prompt: Prompt): Promise<SignedIn> {
    const token = await this.acquire(request, prompt);
    const account = await this.store.signedIn(
      token.account,
      request.client.authorityHost,
      prompt.requestedScopes,
    );
    return { token, account };
  }

  /** An account that the system forgot can be added again, as long as it is the same one. */
  private async acquire(
    request: InteractiveRequest,
    { username, signal }: Prompt,
  ): Promise<BrokerToken> {
    try {
      return await this.broker.acquireInteractively(request, signal);
    } catch (error) {
      if (!(error instanceof BrokerError) || error.kind !== 'accountNotFound') {
        throw error;
      }
    }
    const { accountId, ...anyAccount } = request;
    const token = await this.broker.acquireInteractively(
      { ...anyAccount, ...(username !== undefined && { loginHint: username }) },
      signal,
    );
    if (token.account.homeAccountId !== accountId) {
      throw new BrokerError({ kind: 'wrongAccount', correlationId: request.correlationId });
    }
    return token;
  }
}

function cancelled({ correlationId }: InteractiveRequest): BrokerError {
  return new BrokerError({ kind: 'cancelled', correlationId });
}
