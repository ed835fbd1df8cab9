import { randomUUID } from 'node:crypto';
import type { AccountInfo, AuthenticationResult } from '@azure/msal-node';
import type {
  BrokerAccount,
  BrokerClient,
  BrokerToken,
  InteractiveRequest,
  SilentRequest,
  TokenRequest,
} from './broker.ts';
import { BrokerError } from './brokerError.ts';
import type { BrokerLog } from './brokerLog.ts';
import { ClientApplications } from './msal/clientApplications.ts';
import { DiagnosingBroker, type RunNativeCall } from './msal/diagnosingBroker.ts';
import { fromMsalError } from './msal/msalError.ts';
import { msalLogOptions } from './msal/msalLog.ts';
import { NativeAccounts } from './msal/nativeAccounts.ts';
import { interactiveParameters, silentParameters } from './msal/tokenParameters.ts';

/**
 * The broker that runs in this process. To import this module loads MSAL and the native
 * runtime; it is a bundle of its own, with the native files beside it.
 * @param verbose whether to log everything that the runtime says about a call
 */
export function createMsalBroker(
  log: BrokerLog,
  verbose: boolean,
  runNativeCall: RunNativeCall = (call) => call(),
): DiagnosingBroker {
  const broker = new MsalBroker(msalLogOptions(log, verbose));
  return new DiagnosingBroker(broker, __dirname, runNativeCall);
}

/**
 * Asks the operating system's broker through MSAL's native runtime. A call can't be taken
 * back, so there is nothing to abort one with: whoever stops waiting must let it end.
 */
export class MsalBroker {
  private readonly applications: ClientApplications;
  private readonly accountsByApplication = new WeakMap<object, NativeAccounts>();

  constructor(loggerOptions: ReturnType<typeof msalLogOptions>) {
    this.applications = new ClientApplications(loggerOptions);
  }

  async accounts(client: BrokerClient): Promise<readonly BrokerAccount[]> {
    try {
      const { accounts } = this.application(client);
      return (await accounts.refresh()).map(toBrokerAccount);
    } catch (error) {
      throw fromMsalError(error, randomUUID());
    }
  }

  async acquireSilently(request: SilentRequest): Promise<BrokerToken> {
    try {
      const { application, accounts } = this.application(request.client);
      const acquire = async () => {
        const account = await findAccount(accounts, request, request.accountId);
        return application.acquireTokenSilent(silentParameters(request, account));
      };
      const result = await acquire().catch((error: unknown) => {
        if (fromMsalError(error, request.correlationId).kind !== 'accountNotFound') {
          throw error;
        }
        // The runtime may know the account by another id now.
        accounts.forget();
        return acquire();
      });
      return toBrokerToken(result, request);
    } catch (error) {
      throw fromMsalError(error, request.correlationId);
    }
  }

  async acquireInteractively(request: InteractiveRequest): Promise<BrokerToken> {
    try {
      const { application, accounts } = this.application(request.client);
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
    }
  }

  private application(client: BrokerClient) {
    const application = this.applications.get(client);
    const accounts = this.accountsByApplication.get(application) ?? new NativeAccounts(application);
    this.accountsByApplication.set(application, accounts);
    return { application, accounts };
  }
}

async function findAccount(
  accounts: NativeAccounts,
  { tenant, correlationId }: TokenRequest,
  accountId: string,
): Promise<AccountInfo> {
  const account = await accounts.find(accountId, tenant);
  if (!account) {
    throw new BrokerError({ kind: 'accountNotFound', correlationId });
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
  const { homeAccountId, environment, tenantId, localAccountId, username, name } = account;
  return {
    homeAccountId,
    environment,
    tenantId,
    localAccountId,
    username,
    ...(name !== undefined && name !== '' && { name }),
  };
}
