import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AccountsRequest, InteractiveRequest, SilentRequest } from '../../broker/broker.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { BrokerError } from '../../broker/brokerError.ts';
import type { BrokerErrorDetails, BrokerErrorKind } from '../../broker/brokerErrorDetails.ts';
import { createBroker } from '../../broker/createBroker.ts';
import type { ChildStatus, DiagnosableBroker } from '../../broker/diagnosableBroker.ts';
import type { Limits } from '../../broker/limits.ts';
import { parsePopRequest } from '../../proof/popRequest.ts';
import { homeAccountId } from '../broker/account.ts';
import type { StandInAccount } from '../broker/account.ts';
import type { Control } from '../broker/control.ts';
import { alex } from '../broker/defaultAccounts.ts';
import { startStandIn } from '../broker/standIn.ts';
import type { StandIn, StandInOptions } from '../broker/standIn.ts';
import { removeStuckSemaphores } from './semaphores.ts';

export { removeStuckSemaphores, stuckSemaphores } from './semaphores.ts';

export const processPath = fileURLToPath(
  new URL('../../../dist/brokerProcess.cjs', import.meta.url),
);

export const client = {
  clientId: '5c1f0a3e-7b24-4d9c-8e16-f3a2905b7c48',
  authorityHost: 'https://login.microsoftonline.com',
};

/** Those that `newBroker` made since the last test ended. */
const brokers = new Set<DiagnosableBroker>();

/** The native runtime in its processes, and the stand-in that it talks to. */
export interface Scene {
  readonly standIn: StandIn;
  readonly control: Control;
  readonly broker: DiagnosableBroker;
  readonly log: readonly string[];
  /** Disposes of all brokers that `newBroker` made, and waits until none of their processes is left. */
  readonly allEnded: () => Promise<void>;
}

/**
 * Sets up the stand-in once for the tests of the enclosing `describe`, and a broker for each,
 * whose processes are gone when the test is over.
 */
export function useScene(limits: Partial<Limits> = {}, options: StandInOptions = {}): Scene {
  const scene: { -readonly [Key in keyof Scene]?: Scene[Key] } = {};
  let environment: string | undefined;

  before(async () => {
    scene.standIn = await startStandIn(options);
    scene.control = scene.standIn.control;
    environment = process.env.DBUS_SESSION_BUS_ADDRESS;
    Object.assign(process.env, scene.standIn.env);
  });
  beforeEach(() => {
    const log: string[] = [];
    scene.log = log;
    scene.broker = newBroker(limits, log);
  });
  scene.allEnded = async () => {
    await Promise.all([...brokers].map(ended));
    brokers.clear();
  };
  afterEach(async () => {
    await scene.allEnded!();
    await scene.control!.reset();
    await scene.control!.emptyKeyring();
    await removeStuckSemaphores();
  });
  after(async () => {
    process.env.DBUS_SESSION_BUS_ADDRESS = environment;
    await scene.standIn!.stop();
  });
  return scene as Scene;
}

/** A broker with processes of its own, which ends with the test at the latest. */
export function newBroker(
  limits: Partial<Limits> = {},
  log: Pick<string[], 'push'> = [],
  verbose = false,
): DiagnosableBroker {
  const broker = createBroker({
    isolation: 'process',
    processPath,
    log: (level, message) => {
      log.push(`${level} ${message}`);
    },
    limits,
    verbose: () => verbose,
  });
  brokers.add(broker);
  return broker;
}

export function accountsRequest(): AccountsRequest {
  return { client, correlationId: randomUUID() };
}

export function silentRequest(account: StandInAccount = alex): SilentRequest {
  return { ...interactiveRequest(), accountId: homeAccountId(account) };
}

export function popRequest(account: StandInAccount = alex): SilentRequest & { pop: PopRequest } {
  return {
    ...silentRequest(account),
    pop: parsePopRequest('GET', 'https://api.contoso.test/items'),
  };
}

export function interactiveRequest(): InteractiveRequest {
  return {
    ...accountsRequest(),
    tenant: 'organizations',
    scopes: ['api://orders/Read'],
  };
}

/** The details of the `BrokerError` that a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<BrokerErrorDetails> {
  try {
    await call;
  } catch (error) {
    if (error instanceof BrokerError) {
      return error.details;
    }
    throw error;
  }
  throw new Error('The call succeeded.');
}

/** `ok`, or the kind of the `BrokerError` that a call fails with. */
export async function outcomeOf(call: Promise<unknown>): Promise<'ok' | BrokerErrorKind> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof BrokerError) {
      return error.kind;
    }
    throw error;
  }
}

/** The only process of a purpose that is not on its way out. */
export function childOf(
  broker: DiagnosableBroker,
  purpose: ChildStatus['purpose'] = 'silent',
): ChildStatus & { pid: number } {
  const children = broker
    .children()
    .filter((child) => child.purpose === purpose && child.state === 'running');
  const [child] = children;
  if (children.length !== 1 || child?.pid === undefined) {
    throw new Error(`There are ${children.length} processes for this.`);
  }
  return { ...child, pid: child.pid };
}

/** Disposes of a broker, and waits until none of its processes is left. */
export async function ended(broker: DiagnosableBroker): Promise<void> {
  broker.dispose();
  for (const { pid, callsInFlight } of broker.children()) {
    if (pid !== undefined && callsInFlight > 0) {
      // The stand-in may never answer it. The test has its own /dev/shm.
      process.kill(pid, 'SIGKILL');
    }
  }
  await until(() => broker.children().length === 0);
}

/** Waits for what has no event: the state of processes. Mocha limits the time. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
