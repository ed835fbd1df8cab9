import type { AccountInfo, AuthenticationResult } from '@azure/msal-node';
import type {
  AccountsRequest,
  BrokerAccount,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
  TokenRequest,
} from '../broker.ts';
import { BrokerError } from '../brokerError.ts';
import { ClientApplications } from './clientApplications.ts';
import { fromMsalError } from './msalError.ts';
import type { msalLogOptions } from './msalLog.ts';
import { watchInteractiveCalls } from './interactiveCalls.ts';
import type { NativeAccounts } from './nativeAccounts.ts';
import { closePromptAtAbort } from './closePrompt.ts';
import { interactiveParameters, silentParameters } from './tokenParameters.ts';

/**
 * Asks the operating system's broker through MSAL's native runtime. A call can't be taken
 * back, so there is nothing to abort one with: whoever stops waiting must let it end.
 */
export class MsalBroker {
  private readonly applications: ClientApplications;
  private readonly calls = watchInteractiveCalls();

  constructor(loggerOptions: ReturnType<typeof msalLogOptions>) {
    this.applications = new ClientApplications(loggerOptions);
  }

  /** The accounts that the broker has for this app, asked again each time. */
  async accounts({ client, correlationId }: AccountsRequest): Promise<readonly BrokerAccount[]> {
    try {
      const { accounts } = this.applications.get(client);
      // Who asks wants to know what there is now.
      this.forgetAccounts();
      return (await accounts.refresh(correlationId)).map(toBrokerAccount);
    } catch (error) {
      this.forgetAccounts();
      throw fromMsalError(error, correlationId);
    }
  }

  /** Reads the account once and keeps it until a failure; one that isn't found is read again. */
  async acquireSilently(request: SilentRequest): Promise<BrokerToken> {
    try {
      const { application, accounts } = this.applications.get(request.client);
      const acquire = async () => {
        const account = await findAccount(accounts, request, request.accountId);
        return application.acquireTokenSilent(silentParameters(request, account));
      };
      const result = await acquire().catch((error: unknown) => {
        this.forgetAccounts();
        if (fromMsalError(error, request.correlationId).kind !== 'accountNotFound') {
          throw error;
        }
        // The runtime may know the account by another id now.
        accounts.forget();
        return acquire();
      });
      return toBrokerToken(result, request);
    } catch (error) {
      this.forgetAccounts();
      throw fromMsalError(error, request.correlationId);
    }
  }

  /** @param signal aborted when nobody waits any more; the prompt is closed then, if it can be */
  async acquireInteractively(
    request: InteractiveRequest,
    signal: AbortSignal,
  ): Promise<BrokerToken> {
    const stopClosing = closePromptAtAbort(signal, this.calls);
    try {
      this.forgetAccounts();
      const { application, accounts } = this.applications.get(request.client);
      const account =
        request.accountId === undefined
          ? undefined
          : await findAccount(accounts, request, request.accountId);
      const result = await application.acquireTokenInteractive(
        interactiveParameters(request, account),
      );
      return toBrokerToken(result, request);
    } catch (error) {
      throw fromMsalError(error, request.correlationId);
    } finally {
      this.forgetAccounts();
      stopClosing();
    }
  }

  /**
   * Makes the runtime read accounts again before it acts for them. After every failure, and when
   * somebody was signed in or out, nothing that was read before may be relied on.
   */
  forgetAccounts(): void {
    this.applications.forgetAccounts();
  }
}

async function findAccount(
  accounts: NativeAccounts,
  request: TokenRequest,
  accountId: string,
): Promise<AccountInfo> {
  const account = await accounts.find(accountId, request);
  if (!account) {
    throw new BrokerError({ kind: 'accountNotFound', correlationId: request.correlationId });
  }
  return account;
}

/** Takes over what MSAL returns; whether it is fit for use is checked by who receives it. */
function toBrokerToken(result: AuthenticationResult, request: TokenRequest): BrokerToken {
  if (!result.account) {
    throw new BrokerError({ kind: 'unexpected', correlationId: request.correlationId });
  }
  const kind = result.tokenType.toLowerCase() === 'pop' ? 'pop' : 'bearer';
  if (request.pop && kind !== 'pop') {
    throw new BrokerError({ kind: 'popUnsupported', correlationId: request.correlationId });
  }
  return {
    kind,
    accessToken: result.accessToken,
    idToken: result.idToken,
    expiresOn: result.expiresOn?.getTime() ?? 0,
    account: toBrokerAccount(result.account),
  };
}

function toBrokerAccount(account: AccountInfo): BrokerAccount {
  const { homeAccountId, environment, tenantId, localAccountId, username } = account;
  return {
    homeAccountId,
    environment,
    tenantId,
    localAccountId,
    username,
  };
}
