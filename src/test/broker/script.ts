export const brokerMethods = ['accounts', 'silent', 'interactive'] as const;

/** Which call: `getAccounts`, `acquireTokenSilently` or `acquireTokenInteractively`. */
export type BrokerMethod = (typeof brokerMethods)[number];

/** What is wrong with an otherwise honest token. */
export type Tampering =
  | 'signature'
  | 'key'
  | 'method'
  | 'host'
  | 'path'
  | 'nonce'
  | 'time'
  | 'bearer'
  | 'empty'
  | 'innerAccount'
  | 'otherAccount'
  | 'expired'
  | 'tokenType';

/** What the person does in a prompt: picks this account, or gives up. */
export interface Choice {
  readonly accountId: string | undefined;
}

/** What the stand-in answers in place of what was asked for. */
export type Answer =
  /** An error as the broker reports it. A `context` of `null` leaves it out. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly errorCode?: number;
      readonly tag?: number;
      readonly context?: string | null;
    }
  | { readonly kind: 'never' }
  /** Leaves the bus in the middle of the call; `startBroker` brings it back. */
  | { readonly kind: 'die' }
  /** Text that is no JSON. */
  | { readonly kind: 'garbage' }
  /** A number where the interface says string. */
  | { readonly kind: 'wrongType' }
  | { readonly kind: 'huge'; readonly megabytes: number }
  | { readonly kind: 'deep'; readonly levels: number }
  /** The honest answer without these fields, at whatever depth they are. */
  | { readonly kind: 'missing'; readonly fields: readonly string[] }
  /** The honest answer with other values in these fields, at whatever depth they are. */
  | { readonly kind: 'changed'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'tampered'; readonly how: Tampering }
  /** Interactive calls: the person picks this account at once, or gives up. */
  | { readonly kind: 'choose'; readonly accountId: string }
  | { readonly kind: 'cancel' };

/** How the stand-in behaves from now on. */
export interface Behaviour {
  readonly method: BrokerMethod;
  /** `homeAccountId` in the request; without it any request. */
  readonly accountId?: string;
  /** How many requests it is for; without it all that follow. */
  readonly times?: number;
  readonly delayMilliseconds?: number;
  /** Keeps the answer back until `release`. */
  readonly held?: boolean;
  /** Without it the honest answer. */
  readonly answer?: Answer;
}

/** The behaviours in force; the newest that fits a request wins. */
export class Script {
  #behaviours: { behaviour: Behaviour; left: number }[] = [];
  #released = Promise.withResolvers<undefined>();

  add(behaviour: Behaviour): void {
    this.#behaviours.unshift({ behaviour, left: behaviour.times ?? Infinity });
  }

  clear(): void {
    this.#behaviours = [];
    this.release();
  }

  /** Resolves at the next `release`. */
  get released(): Promise<undefined> {
    return this.#released.promise;
  }

  /** Lets go of the answers that are held back. */
  release(): void {
    this.#released.resolve(undefined);
    this.#released = Promise.withResolvers();
  }

  /** The behaviour for this request, which uses up one of its times. */
  take(method: BrokerMethod, accountId: string | undefined): Behaviour | undefined {
    const found = this.#behaviours.find(
      ({ behaviour }) =>
        behaviour.method === method &&
        (behaviour.accountId === undefined || behaviour.accountId === accountId),
    );
    if (found && --found.left === 0) {
      this.#behaviours = this.#behaviours.filter((behaviour) => behaviour !== found);
    }
    return found?.behaviour;
  }
}
