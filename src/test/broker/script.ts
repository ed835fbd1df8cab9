export const brokerMethods = ['accounts', 'silent', 'interactive', 'cookie', 'cancel'] as const;

/**
 * Which call: `getAccounts`, `acquireTokenSilently`, `acquireTokenInteractively`,
 * `acquirePrtSsoCookie` or `cancelInteractiveFlow`.
 */
export type BrokerMethod = (typeof brokerMethods)[number];

/** The one thing that is wrong with an otherwise honest token. */
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

/** The user's answer to a prompt: this account, or none. */
export interface Choice {
  readonly accountId: string | undefined;
}

/** An answer of the stand-in instead of the honest one. */
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
  /** A number, although the interface says string. */
  | { readonly kind: 'wrongType' }
  | { readonly kind: 'huge'; readonly megabytes: number }
  | { readonly kind: 'deep'; readonly levels: number }
  /** The honest answer without these fields, at whatever depth they are. */
  | { readonly kind: 'missing'; readonly fields: readonly string[] }
  /** The honest answer with other values in these fields, at whatever depth they are. */
  | { readonly kind: 'changed'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'tampered'; readonly how: Tampering }
  /** Interactive calls: the user picks this account at once, or gives up. */
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
  private behaviours: { behaviour: Behaviour; left: number }[] = [];
  private gate = Promise.withResolvers<undefined>();

  add(behaviour: Behaviour): void {
    this.behaviours.unshift({ behaviour, left: behaviour.times ?? Infinity });
  }

  clear(): void {
    this.behaviours = [];
    this.release();
  }

  /** Resolves at the next `release`. */
  get released(): Promise<undefined> {
    return this.gate.promise;
  }

  /** Lets go of the answers that are held back. */
  release(): void {
    this.gate.resolve(undefined);
    this.gate = Promise.withResolvers();
  }

  /** The behaviour for this request, which uses up one of its times. */
  take(method: BrokerMethod, accountId: string | undefined): Behaviour | undefined {
    const found = this.behaviours.find(
      ({ behaviour }) =>
        behaviour.method === method &&
        (behaviour.accountId === undefined || behaviour.accountId === accountId),
    );
    if (found && --found.left === 0) {
      this.behaviours = this.behaviours.filter((behaviour) => behaviour !== found);
    }
    return found?.behaviour;
  }
}
