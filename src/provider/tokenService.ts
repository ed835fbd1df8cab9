import type { AuthenticationSessionAccountInformation, CancellationToken } from 'vscode';
import type { BrokerToken, PopRequest } from '../broker/broker.ts';

/** What the extension's own commands ask of the provider, past VS Code's consent dialog. */
export interface TokenService {
  /** The accounts that the person signed in with here, in the order of sign-in. */
  readonly accounts: readonly AuthenticationSessionAccountInformation[];

  /**
   * Shows the broker's prompt and adds the account that the person picks. Asks for a client
   * id first where none is set.
   * @throws `BrokerError`; `cancelled` where the person gives up.
   */
  signIn(token: CancellationToken): Promise<AuthenticationSessionAccountInformation>;

  /**
   * A PoP token for one request: silently, or with a prompt where the broker asks for it.
   * @param accountId id of one of `accounts`.
   * @param scopes resource scopes, without tags; not empty.
   * @throws `BrokerError`
   */
  acquirePopToken(
    accountId: string,
    scopes: readonly string[],
    pop: PopRequest,
    token: CancellationToken,
  ): Promise<BrokerToken>;
}
