import { setTimeout as sleep } from 'node:timers/promises';
import { accountRecord, homeAccountId, type StandInAccount } from './account.ts';
import { type Directory, membershipFor } from './directory.ts';
import { brokenText, errorResponse, type Outcome, withFields, withoutFields } from './answers.ts';
import type { Prompts } from './prompts.ts';
import type { RecordedRequest, RequestLog } from './requestLog.ts';
import type { Answer, BrokerMethod, Script, Tampering } from './script.ts';
import type { DbusInterface, MethodCall } from './sessionBus.ts';
import type { AuthParameters, TokenRequest } from './tokenRequest.ts';
import { type BrokerKeys, tokenResponse } from './tokenResponse.ts';
import type { Lifetimes } from './tokens.ts';

export const brokerName = 'com.microsoft.identity.broker1';
export const brokerPath = '/com/microsoft/identity/broker1';

export const brokerInterface: DbusInterface = {
  name: 'com.microsoft.identity.Broker1',
  methods: {
    getAccounts: ['sss', 's'],
    acquireTokenSilently: ['sss', 's'],
    acquireTokenInteractively: ['sss', 's'],
    getLinuxBrokerVersion: ['sss', 's'],
  },
};

/** The statuses of the runtime that the stand-in reports by itself. */
const status = { interactionRequired: 2, userCanceled: 7, accountUnusable: 13, notFound: 19 };

/** What the broker knows and remembers; outlives its restarts. */
export interface BrokerState {
  readonly directory: Directory;
  readonly script: Script;
  readonly log: RequestLog;
  readonly prompts: Prompts;
  lifetimes: Lifetimes;
}

/** How a call left the ordinary way of answering. */
export interface Misconduct {
  /** Leaves the bus. */
  die(): void;
  /** Answers the call with a number. */
  answerWrongType(call: MethodCall): void;
}

/** The methods of the broker's D-Bus interface, by their names there. */
export class BrokerService {
  readonly #state: BrokerState;
  readonly #keys: BrokerKeys;
  readonly #misconduct: Misconduct;

  constructor(state: BrokerState, keys: BrokerKeys, misconduct: Misconduct) {
    this.#state = state;
    this.#keys = keys;
    this.#misconduct = misconduct;
  }

  getAccounts(_protocol: string, correlationId: string, json: string, call: MethodCall) {
    return this.#serve('accounts', correlationId, json, call, () => Promise.resolve(this.#list()));
  }

  acquireTokenSilently(_protocol: string, correlationId: string, json: string, call: MethodCall) {
    return this.#serve('silent', correlationId, json, call, (request, tampering) =>
      this.#silent((request as TokenRequest).authParameters, tampering),
    );
  }

  acquireTokenInteractively(
    _protocol: string,
    correlationId: string,
    json: string,
    call: MethodCall,
  ) {
    return this.#serve('interactive', correlationId, json, call, (request, tampering, answer) =>
      this.#interactive((request as TokenRequest).authParameters, call, tampering, answer),
    );
  }

  getLinuxBrokerVersion(): string {
    return JSON.stringify({ linuxBrokerVersion: '2.0.1' });
  }

  /** Records the request and answers it as scripted, or else with what `honest` gives. */
  async #serve(
    method: BrokerMethod,
    correlationId: string,
    json: string,
    call: MethodCall,
    honest: (request: unknown, tampering?: Tampering, answer?: Answer) => Promise<Outcome>,
  ): Promise<string> {
    const request: unknown = JSON.parse(json);
    const record = this.#state.log.add(method, correlationId, request);
    const behaviour = this.#state.script.take(method, requestedAccount(request));
    if (behaviour?.delayMilliseconds !== undefined) {
      await sleep(behaviour.delayMilliseconds);
    }
    const answer = behaviour?.answer;
    record.answer = answer?.kind ?? 'pending';
    switch (answer?.kind) {
      case 'never':
        return unanswered();
      case 'die':
        this.#misconduct.die();
        return unanswered();
      case 'wrongType':
        this.#misconduct.answerWrongType(call);
        return unanswered();
      case 'error':
        return finish(record, errorResponse(answer));
      case 'garbage':
      case 'huge':
      case 'deep':
        return brokenText(answer);
      case 'missing':
        return JSON.stringify(withoutFields((await honest(request)).body, answer.fields));
      case 'changed':
        return JSON.stringify(withFields((await honest(request)).body, answer.fields));
      case 'tampered':
        return JSON.stringify((await honest(request, answer.how)).body);
      case 'choose':
      case 'cancel':
      case undefined:
        return finish(record, await honest(request, undefined, answer));
    }
  }

  #list(): Outcome {
    const accounts = this.#state.directory.accounts.flatMap((account) =>
      account.tenants
        .filter(({ listed }) => listed)
        .map((membership) => accountRecord(account, membership)),
    );
    return { label: 'accounts', body: { accounts } };
  }

  async #silent(request: AuthParameters, tampering?: Tampering): Promise<Outcome> {
    const { directory } = this.#state;
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
      : this.#grant(request, account, tampering);
  }

  async #interactive(
    request: AuthParameters,
    call: MethodCall,
    tampering?: Tampering,
    answer?: Answer,
  ): Promise<Outcome> {
    const chosen = await this.#choice(request, call, answer);
    const account = chosen === undefined ? undefined : this.#state.directory.find(chosen);
    if (!account) {
      return errorResponse({ status: status.userCanceled });
    }
    const membership = membershipFor(account, request.authority);
    if (!membership) {
      return errorResponse({ status: status.accountUnusable });
    }
    this.#state.directory.signedIn(account, membership);
    return this.#grant(request, account, tampering);
  }

  async #choice(
    request: AuthParameters,
    call: MethodCall,
    answer?: Answer,
  ): Promise<string | undefined> {
    switch (answer?.kind) {
      case 'choose':
        return answer.accountId;
      case 'cancel':
        return undefined;
      default:
        return this.#state.prompts.ask(call.sender, {
          clientId: request.clientId,
          scopes: request.requestedScopes,
          authority: request.authority,
          ...(request.account && { accountId: request.account.homeAccountId }),
          ...(request.username && { loginHint: request.username }),
        });
    }
  }

  async #grant(
    request: AuthParameters,
    asked: StandInAccount,
    tampering?: Tampering,
  ): Promise<Outcome> {
    const { directory, lifetimes } = this.#state;
    const other = directory.accounts.find(
      (account) => homeAccountId(account) !== homeAccountId(asked),
    );
    const account = tampering === 'otherAccount' && other ? other : asked;
    const membership = membershipFor(account, request.authority) ?? account.tenants[0];
    return {
      label: request.popParams ? 'pop' : 'bearer',
      body: await tokenResponse({ account, membership, request, lifetimes }, this.#keys, tampering),
    };
  }
}

function finish(record: RecordedRequest, { label, body }: Outcome): string {
  record.answer = label;
  return JSON.stringify(body);
}

function unanswered(): Promise<never> {
  return new Promise(() => undefined);
}

function requestedAccount(request: unknown): string | undefined {
  return (request as Partial<TokenRequest>).authParameters?.account?.homeAccountId;
}
