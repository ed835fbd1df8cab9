import { setTimeout as sleep } from 'node:timers/promises';
import { brokenText, errorResponse, withFields, withoutFields } from './answers.ts';
import type { Outcome } from './answers.ts';
import type { HonestBroker } from './honestBroker.ts';
import type { RequestLog } from './requestLog.ts';
import type { BrokerMethod, Choice, Script, Tampering } from './script.ts';
import type { DbusInterface, MethodCall } from './sessionBus.ts';
import { authParametersOf } from './tokenRequest.ts';

export const brokerName = 'com.microsoft.identity.broker1';
export const brokerPath = '/com/microsoft/identity/broker1';

/** Every method takes protocol version, correlation id and JSON, and answers with JSON. */
export const brokerInterface: DbusInterface = {
  name: 'com.microsoft.identity.Broker1',
  methods: {
    getAccounts: ['sss', 's'],
    acquireTokenSilently: ['sss', 's'],
    acquireTokenInteractively: ['sss', 's'],
    acquirePrtSsoCookie: ['sss', 's'],
    cancelInteractiveFlow: ['sss', 's'],
    getLinuxBrokerVersion: ['sss', 's'],
  },
};

/** Ways to fail a call that a returned string can't express. */
export interface Misconduct {
  /** Leaves the bus. */
  die(): void;
  /** Answers the call with a number. */
  answerWrongType(call: MethodCall): void;
}

/** The script's changes to an otherwise honest answer. */
interface Scripted {
  readonly tampering?: Tampering;
  readonly choice?: Choice;
}

type Honest = (request: unknown, scripted: Scripted) => Outcome | Promise<Outcome>;

/** The broker's D-Bus interface: records each request and answers as scripted, else honestly. */
export class BrokerService {
  private readonly broker: HonestBroker;
  private readonly script: Script;
  private readonly log: RequestLog;
  private readonly misconduct: Misconduct;

  constructor(broker: HonestBroker, script: Script, log: RequestLog, misconduct: Misconduct) {
    this.broker = broker;
    this.script = script;
    this.log = log;
    this.misconduct = misconduct;
  }

  getAccounts(_protocol: string, correlationId: string, json: string, call: MethodCall) {
    return this.serve('accounts', correlationId, json, call, () => this.broker.accounts());
  }

  acquireTokenSilently(_protocol: string, correlationId: string, json: string, call: MethodCall) {
    return this.serve('silent', correlationId, json, call, (request, { tampering }) =>
      this.broker.silent(authParametersOf(request), tampering),
    );
  }

  acquireTokenInteractively(
    _protocol: string,
    correlationId: string,
    json: string,
    call: MethodCall,
  ) {
    return this.serve('interactive', correlationId, json, call, (request, scripted) =>
      this.broker.interactive(
        authParametersOf(request),
        call.sender,
        scripted.choice,
        scripted.tampering,
      ),
    );
  }

  acquirePrtSsoCookie(_protocol: string, correlationId: string, json: string, call: MethodCall) {
    return this.serve('cookie', correlationId, json, call, (request) =>
      this.broker.prtSsoCookie(authParametersOf(request)),
    );
  }

  cancelInteractiveFlow(_protocol: string, correlationId: string, json: string, call: MethodCall) {
    return this.serve('cancel', correlationId, json, call, () =>
      this.broker.cancelInteractiveFlow(),
    );
  }

  getLinuxBrokerVersion(): string {
    return JSON.stringify({ linuxBrokerVersion: '2.0.1' });
  }

  private async serve(
    method: BrokerMethod,
    correlationId: string,
    json: string,
    call: MethodCall,
    honest: Honest,
  ): Promise<string> {
    const request = parsed(json);
    const record = this.log.add(method, correlationId, request);
    const behaviour = this.script.take(method, authParametersOf(request).account?.homeAccountId);
    const answer = behaviour?.answer;
    const finish = ({ label, body }: Outcome): string => {
      record.answer = label;
      return JSON.stringify(body);
    };
    record.answer = answer?.kind ?? 'pending';
    if (behaviour?.delayMilliseconds !== undefined) {
      await sleep(behaviour.delayMilliseconds);
    }
    if (behaviour?.held) {
      await this.script.released;
    }

    switch (answer?.kind) {
      case 'never':
        return unanswered();
      case 'die':
        this.misconduct.die();
        return unanswered();
      case 'wrongType':
        this.misconduct.answerWrongType(call);
        return unanswered();
      case 'garbage':
      case 'huge':
      case 'deep':
        return brokenText(answer);
      case 'missing':
        return JSON.stringify(withoutFields((await honest(request, {})).body, answer.fields));
      case 'changed':
        return JSON.stringify(withFields((await honest(request, {})).body, answer.fields));
      case 'tampered':
        return JSON.stringify((await honest(request, { tampering: answer.how })).body);
      case 'error':
        return finish(errorResponse(answer));
      case 'choose':
        return finish(await honest(request, { choice: { accountId: answer.accountId } }));
      case 'cancel':
        return finish(await honest(request, { choice: { accountId: undefined } }));
      case undefined:
        return finish(await honest(request, {}));
    }
  }
}

function unanswered(): Promise<never> {
  return new Promise(() => undefined);
}

/** A request that is no JSON is one without members. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
