import assert from 'node:assert/strict';
import { neverAborted } from '../../broker/waiting.ts';
import { decodeJwt } from 'jose';
import type { BrokerToken } from '../../broker/broker.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { BrokerError } from '../../broker/brokerError.ts';
import { brokerErrorKinds } from '../../broker/brokerErrorDetails.ts';
import type { DiagnosableBroker } from '../../broker/diagnosableBroker.ts';
import { verifyPopToken } from '../../proof/verifyPopToken.ts';
import { homeAccountId } from '../broker/account.ts';
import type { StandInAccount } from '../broker/account.ts';
import { adele, alex, megan } from '../broker/defaultAccounts.ts';
import type { Answer } from '../broker/script.ts';
import { Randomness } from './randomness.ts';
import {
  accountsRequest,
  ended,
  interactiveRequest,
  newBroker,
  popRequest,
  removeStuckSemaphores,
  silentRequest,
  until,
  useScene,
} from './scene.ts';
import type { Scene } from './scene.ts';

const seed = Number(process.env.CHAOS_SEED ?? 20_261_123);
const operations = Number(process.env.CHAOS_OPERATIONS ?? 300);

const limits = {
  silent: 4000,
  accounts: 4000,
  prompt: 4000,
  retired: 4000,
  crashesInRow: 5,
  firstCrashWait: 100,
  longestCrashWait: 500,
  callsPerProcess: 40,
};

/** A process that looks for a fault, or starts on a busy machine, may be late by minutes. */
const grace = 180_000;

const answers: readonly Answer[] = [
  { kind: 'error', status: 2, context: null },
  { kind: 'error', status: 3 },
  { kind: 'error', status: 12 },
  { kind: 'error', status: 19 },
  { kind: 'never' },
  { kind: 'garbage' },
  { kind: 'wrongType' },
  { kind: 'missing', fields: ['accessToken'] },
  { kind: 'missing', fields: ['idToken'] },
  { kind: 'tampered', how: 'otherAccount' },
  { kind: 'tampered', how: 'nonce' },
  { kind: 'tampered', how: 'signature' },
  { kind: 'tampered', how: 'bearer' },
];

describe(`chaos with the seed ${seed}`, () => {
  const scene = useScene();

  it('ends every request in a valid token or a known error in time', async function () {
    this.timeout(600_000);
    const random = new Randomness(seed);
    const broker = newBroker(limits);
    const outcomes = new Map<string, number>();
    const running = new Set<Promise<void>>();
    for (let operation = 0; operation < operations; operation++) {
      if (random.below(4) === 0) {
        await disturb(scene, broker, random);
      }
      const request = makeRequest(scene, broker, random).then((outcome) => {
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        running.delete(request);
      });
      running.add(request);
      while (running.size >= 6) {
        await Promise.race(running);
      }
    }
    await Promise.all(running);
    // A call that was given up may break again what is mended under it.
    await until(() => broker.children().every(({ state }) => state === 'running'));
    await repair(scene);
    const token = await broker.acquireSilently(popRequest(), neverAborted).catch(() =>
      // After a crash loop nothing tells when processes are started again: that is a matter of
      // time only, and as many retired ones as there may be end within this limit.
      new Promise((resolve) => setTimeout(resolve, limits.retired)).then(() =>
        broker.acquireSilently(popRequest(), neverAborted),
      ),
    );
    assert.equal(token.kind, 'pop');
    await ended(broker);
    assert.ok((outcomes.get('token') ?? 0) > 0, JSON.stringify([...outcomes]));
  });
});

/** Asks for something, checks that the answer is good or known and in time, and names it. */
async function makeRequest(
  { control }: Scene,
  broker: DiagnosableBroker,
  random: Randomness,
): Promise<string> {
  const account = random.pick([alex, megan, adele]);
  const choice = random.pick(['accounts', 'cancelled', 'prompt', 'bearer', 'pop'] as const);
  if (choice === 'prompt') {
    await control.script({
      method: 'interactive',
      times: 1,
      answer: { kind: 'choose', accountId: homeAccountId(account) },
    });
  }
  const start = performance.now();
  const outcome = await requests[choice](broker, account).catch((error: unknown) => {
    assert.ok(error instanceof BrokerError, String(error));
    assert.ok(brokerErrorKinds.includes(error.kind), error.kind);
    return error.kind;
  });
  const time = performance.now() - start;
  assert.ok(time < limits.silent + grace, `${choice} took ${time} ms: ${outcome}`);
  return outcome;
}

const requests = {
  accounts: async (broker: DiagnosableBroker) => {
    await broker.accounts(accountsRequest(), neverAborted);
    return 'accounts';
  },
  cancelled: async (broker: DiagnosableBroker, account: StandInAccount) => {
    await broker.acquireSilently(popRequest(account), AbortSignal.timeout(50));
    return 'token';
  },
  prompt: async (broker: DiagnosableBroker) => {
    checkToken(await broker.acquireInteractively(interactiveRequest(), neverAborted));
    return 'token';
  },
  bearer: async (broker: DiagnosableBroker, account: StandInAccount) => {
    const token = await broker.acquireSilently(silentRequest(account), neverAborted);
    checkToken(token, account);
    assert.equal(token.kind, 'bearer');
    return 'token';
  },
  pop: async (broker: DiagnosableBroker, account: StandInAccount) => {
    const request = popRequest(account);
    await checkPopToken(await broker.acquireSilently(request, neverAborted), account, request.pop);
    return 'token';
  },
};

function checkToken(token: BrokerToken, account?: StandInAccount): void {
  const { oid } = decodeJwt(token.idToken);
  assert.equal(oid, token.account.localAccountId);
  assert.ok(token.expiresOn > Date.now());
  if (account) {
    assert.equal(token.account.homeAccountId, homeAccountId(account));
  }
}

async function checkPopToken(
  token: BrokerToken,
  account: StandInAccount,
  pop: PopRequest,
): Promise<void> {
  checkToken(token, account);
  assert.equal(token.kind, 'pop');
  await verifyPopToken(token.accessToken, pop);
}

/** Breaks something, or mends everything. */
async function disturb(scene: Scene, broker: DiagnosableBroker, random: Randomness): Promise<void> {
  const { control, standIn } = scene;
  const disturbances: readonly (() => Promise<unknown>)[] = [
    () => control.script({ method: 'silent', times: 1, answer: random.pick(answers) }),
    () => control.script({ method: 'interactive', times: 1, answer: random.pick(answers) }),
    () => control.script({ method: 'accounts', times: 1, answer: random.pick(answers) }),
    () => kill(broker, random, 'SIGKILL'),
    () => kill(broker, random, 'SIGSEGV'),
    () => control.lockKeyring(),
    () => control.stopBroker(),
    async () => {
      await standIn.killBus();
      await standIn.restartBus();
    },
    () => repair(scene),
    () => repair(scene),
  ];
  await random.pick(disturbances)();
}

function kill(broker: DiagnosableBroker, random: Randomness, signal: NodeJS.Signals) {
  const pids = broker.children().flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  if (pids.length > 0) {
    process.kill(random.pick(pids), signal);
  }
  return Promise.resolve();
}

/** Everything as it was; semaphores that a killed process left are mended as the error says. */
async function repair({ control }: Scene): Promise<void> {
  await control.reset();
  await removeStuckSemaphores();
}
