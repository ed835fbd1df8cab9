import { createMessageConnection, IPCMessageReader } from 'vscode-jsonrpc/node';
import type { BrokerLog } from './brokerLog.ts';
import { ChannelWriter } from './isolation/channelWriter.ts';
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
import type { DiagnosingBroker } from './msal/diagnosingBroker.ts';
import { MsalBrokerLoader } from './msalBrokerLoader.ts';
import { redact } from './redact.ts';

/**
 * The program of a broker process: serves the requests of the extension host that started it,
 * over Node's own channel between processes, until that channel ends.
 */
const verbose = process.argv.includes(verboseFlag);
const lifetime = new Lifetime();
const connection = createMessageConnection(
  new IPCMessageReader(process),
  new ChannelWriter(lifetime),
);

const log: BrokerLog = (level, message) => {
  if (process.connected) {
    void connection.sendNotification(logNotification, { level, message });
  }
};

/** MSAL and the native runtime are loaded by the first request. */
const msalBroker = new MsalBrokerLoader(
  log,
  () => verbose,
  (call) => lifetime.during(call),
);

const serve = <T>(work: (broker: DiagnosingBroker) => Promise<T>) =>
  lifetime.during(async () => {
    try {
      return await work(await msalBroker.load());
    } catch (error) {
      return toResponseError(error);
    } finally {
      if (process.connected) {
        void connection.sendNotification(memoryNotification, process.memoryUsage.rss());
      }
    }
  });

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
