import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { BrokerLog } from './brokerLog.ts';
import { toResponseError } from './isolation/failure.ts';
import { Lifetime } from './isolation/lifetime.ts';
import {
  accountsRequest,
  healthRequest,
  interactiveRequest,
  logNotification,
  memoryNotification,
  silentRequest,
  verboseFlag,
} from './isolation/protocol.ts';
import type { createMsalBroker } from './msalBroker.ts';
import { redact } from './redact.ts';

/**
 * The program of a broker process: serves the requests of the extension host that started it,
 * over Node's own channel between processes, until that channel ends.
 */
const verbose = process.argv.includes(verboseFlag);
const lifetime = new Lifetime();
const connection = createMessageConnection(
  new IPCMessageReader(process),
  new IPCMessageWriter(process),
);

const notify = (notification: Promise<void>) => {
  // Nobody is there to be told once the channel has ended.
  notification.catch(() => undefined);
};

const log: BrokerLog = (level, message) => {
  if (process.connected) {
    notify(connection.sendNotification(logNotification, { level, message }));
  }
};

type MsalBroker = ReturnType<typeof createMsalBroker>;

let msalBroker: Promise<MsalBroker> | undefined;

/** MSAL and the native runtime are loaded by the first request. */
const load = () => {
  msalBroker ??= import('./msalBroker.ts').then((module) =>
    module.createMsalBroker(log, verbose, (call) => lifetime.during(call)),
  );
  return msalBroker;
};

const serve = async <T>(work: (broker: MsalBroker) => Promise<T>) => {
  try {
    return await work(await load());
  } catch (error) {
    return toResponseError(error);
  } finally {
    if (process.connected) {
      notify(connection.sendNotification(memoryNotification, process.memoryUsage.rss()));
    }
  }
};

connection.onRequest(accountsRequest, (client) => serve((broker) => broker.accounts(client)));
connection.onRequest(silentRequest, (request) =>
  serve((broker) => broker.acquireSilently(request)),
);
connection.onRequest(interactiveRequest, (request) =>
  serve((broker) => broker.acquireInteractively(request)),
);
connection.onRequest(healthRequest, () => serve((broker) => broker.health()));
connection.listen();

process.on('uncaughtException', (error) => {
  // The native runtime's callbacks may throw. To end here would leave its semaphores locked.
  log('error', redact(String(error)));
});
