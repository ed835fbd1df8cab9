import type { StandInAccount } from './account.ts';
import type { Prompt } from './prompts.ts';
import type { RecordedRequest } from './requestLog.ts';
import type { Behaviour, BrokerMethod } from './script.ts';
import type { Lifetimes } from './tokens.ts';

/** The operations of a test on the stand-in, from any process. Every method takes JSON. */
export interface Control {
  /** The accounts of the machine, signed in or not. */
  accounts(): Promise<readonly StandInAccount[]>;
  /** Adds an account, or replaces the one with the same home account id. */
  putAccount(account: StandInAccount): Promise<void>;
  removeAccount(accountId: string): Promise<void>;
  /** How long the tokens from now on are valid, and by which clock. */
  setLifetimes(lifetimes: Partial<Lifetimes>): Promise<void>;

  /** Behaves so from now on; the newest behaviour that fits a request wins. */
  script(behaviour: Behaviour): Promise<void>;
  clearScript(): Promise<void>;
  /** Gives the answers that a behaviour with `held` keeps back; so does `clearScript`. */
  release(): Promise<void>;

  /** Every request since the start or the last `clearRequests`, in order of arrival. */
  requests(): Promise<readonly RecordedRequest[]>;
  clearRequests(): Promise<void>;
  /** Waits for the next request that no earlier call returned, of this method if given. */
  nextRequest(method?: BrokerMethod): Promise<RecordedRequest>;

  /** The sign-ins that wait for a user. */
  prompts(): Promise<readonly Prompt[]>;
  /** Waits for the next prompt that no earlier call returned. */
  nextPrompt(): Promise<Prompt>;
  /** Picks an account, by its `homeAccountId`, in an open prompt. */
  choose(promptId: string, accountId: string): Promise<void>;
  cancelPrompt(promptId: string): Promise<void>;

  /** The broker leaves the bus, as if it was killed: calls in progress stay unanswered. */
  stopBroker(): Promise<void>;
  /** The broker is there again, with a new key for PoP tokens. */
  startBroker(): Promise<void>;
  /** The broker has its name on the bus, and not yet the object that answers: it is starting. */
  startBrokerWithoutObject(): Promise<void>;
  stopKeyring(): Promise<void>;
  startKeyring(): Promise<void>;
  lockKeyring(): Promise<void>;
  unlockKeyring(): Promise<void>;
  /** Forgets all secrets, among which the runtime keeps accounts and tokens. */
  emptyKeyring(): Promise<void>;

  /**
   * Accounts, lifetimes, script, record and prompts as after the start, with broker and an
   * unlocked keyring on the bus. Secrets stay: clients that live on would miss their accounts.
   */
  reset(): Promise<void>;
}

/** The URL of the stand-in's control channel, and the secret that opens it. */
export interface ControlAddress {
  readonly url: string;
  readonly token: string;
}

export const controlHeader = 'x-stand-in-token';

/** A client of the control channel, for any process that knows the address. */
export function connectControl({ url, token }: ControlAddress): Control {
  return new Proxy({} as Control, {
    get: (_target, operation) =>
      // Whoever awaits the client itself must not take it for a promise.
      operation === 'then'
        ? undefined
        : (...parameters: unknown[]) => call(String(operation), parameters),
  });

  async function call(operation: string, parameters: unknown[]): Promise<unknown> {
    const response = await fetch(new URL(operation, url), {
      method: 'POST',
      headers: { [controlHeader]: token, 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    });
    const { result, error } = (await response.json()) as { result?: unknown; error?: string };
    if (error !== undefined) {
      throw new Error(error);
    }
    return result;
  }
}
