/**
 * The program of a broker process: serves the requests of the extension host that started it,
 * until its standard input ends.
 */
import { Socket } from 'node:net';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import type { Message } from 'vscode-jsonrpc/node';
import type { BrokerLog } from '../../brokerLog.ts';
import { LineReader, LineWriter } from '../channel.ts';
import { toResponseError } from '../failure.ts';
import { Lifetime } from './lifetime.ts';
import {
  accountsRequest,
  healthRequest,
  forgetNotification,
  interactiveRequest,
  logNotification,
  memoryNotification,
  outputDescriptor,
  prepareNotification,
  readyNotification,
  silentRequest,
  verboseFlag,
} from '../protocol.ts';
import type { FaultFinder } from '../../msal/faultFinder.ts';
import { defaultLimits } from '../../limits.ts';
import { MsalBrokerLoader } from '../../loadMsalBroker.ts';
import { redact } from '../../redact.ts';
import { semaphoresFree } from '../../health/semaphores.ts';

/**
 * After a guest's sign-in the runtime asks the broker for a token of the home tenant on its own,
 * and holds the account's semaphore meanwhile: for 29 to 126 ms, measured, with a quick broker.
 * To end then would leave it locked for every program. Nobody waits for this. In milliseconds.
 */
const graceAfterPrompt = { least: 1000, most: 60_000 };

const verbose = process.argv.includes(verboseFlag);
const lifetime = new Lifetime(process.stdin, defaultLimits.retired);

/** Nobody waits for a prompt any more: its caller has left, or the whole extension host. */
const left = new AbortController();
process.stdin.once('end', () => {
  left.abort();
});

/** Keeps the process alive until each message is on its way. */
class LastingWriter extends LineWriter {
  override write(message: Message): Promise<void> {
    return lifetime.during(() => super.write(message));
  }
}

const connection = createMessageConnection(
  new LineReader(process.stdin),
  new LastingWriter(new Socket({ fd: outputDescriptor })),
);

const log: BrokerLog = (level, message) => {
  void connection.sendNotification(logNotification, { level, message });
};

/** MSAL and the native runtime are loaded by the first request. */
const msalBroker = new MsalBrokerLoader(
  log,
  () => verbose,
  (call) => lifetime.during(call),
);
let ready: Promise<void> | undefined;

async function loadBroker(): Promise<FaultFinder> {
  const broker = await msalBroker.load();
  await (ready ??= connection.sendNotification(readyNotification));
  return broker;
}

const serve = <T>(work: (broker: FaultFinder) => Promise<T>) =>
  lifetime.during(async () => {
    try {
      return await work(await loadBroker());
    } catch (error) {
      return toResponseError(error);
    } finally {
      void connection.sendNotification(memoryNotification, process.memoryUsage.rss());
    }
  });

connection.onRequest(accountsRequest, (request) => serve((broker) => broker.accounts(request)));
connection.onRequest(silentRequest, (request) =>
  serve((broker) => broker.acquireSilently(request)),
);
connection.onRequest(interactiveRequest, (request) =>
  serve((broker) =>
    broker.acquireInteractively(request, left.signal).finally(() => {
      void lifetime.during(() => semaphoresFree(graceAfterPrompt));
    }),
  ),
);
connection.onRequest(healthRequest, () => serve((broker) => broker.health()));
connection.onNotification(prepareNotification, () => {
  // A failure is told by the first call, which tries again.
  lifetime.during(loadBroker).catch(() => undefined);
});
connection.onNotification(forgetNotification, () => {
  msalBroker.forgetAccounts();
});
connection.listen();

process.on('uncaughtException', (error) => {
  // The native runtime's callbacks may throw. To end here would leave its semaphores locked.
  log('error', redact(String(error)));
});
