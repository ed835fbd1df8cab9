import { PublicClientApplication } from '@azure/msal-node';
import { createNativePlugin } from './nativePlugin.ts';
import { NativeAccounts } from './nativeAccounts.ts';
import type { BrokerClient } from '../broker.ts';
import { BrokerError } from '../brokerError.ts';
import type { msalLogOptions } from './msalLog.ts';

/** How one app registration asks the broker, in one cloud. */
export interface ClientApplication {
  readonly application: PublicClientApplication;
  readonly accounts: NativeAccounts;
}

/** One application for each app registration and cloud, all with one broker. */
export class ClientApplications {
  private readonly applications = new Map<string, ClientApplication>();
  private readonly native = createNativePlugin();
  private readonly loggerOptions: ReturnType<typeof msalLogOptions>;

  constructor(loggerOptions: ReturnType<typeof msalLogOptions>) {
    this.loggerOptions = loggerOptions;
  }

  /**
   * The application that asks the broker on behalf of a client.
   * @throws {BrokerError} of the kind `unavailable` if the native runtime has not started:
   * MSAL would then open a browser and hand out bearer tokens without a word.
   */
  get(client: BrokerClient): ClientApplication {
    if (!this.native.plugin.isBrokerAvailable) {
      throw new BrokerError({ kind: 'unavailable', cause: 'runtimeNotLoaded' });
    }
    const key = `${client.clientId} ${client.authorityHost}`;
    const known = this.applications.get(key);
    if (known) {
      return known;
    }
    const application = new PublicClientApplication({
      auth: {
        clientId: client.clientId,
        authority: `${client.authorityHost}/organizations`,
        // MSAL asks a server about a host that it doesn't know; the host is the user's choice.
        knownAuthorities: [new URL(client.authorityHost).host],
      },
      broker: { nativeBrokerPlugin: this.native.plugin },
      system: { loggerOptions: this.loggerOptions },
    });
    const accounts = new NativeAccounts(this.native.plugin, client.clientId);
    const created = { application, accounts };
    this.applications.set(key, created);
    return created;
  }

  /** Makes every account be read again, by whatever application. */
  forgetAccounts(): void {
    this.native.accounts.forget();
  }
}
