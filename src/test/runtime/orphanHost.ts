/**
 * Stands for an extension host that dies: starts a silent process and one that waits for a
 * person, prints the ids of both, and goes on until it is killed.
 */
import { client, interactiveRequest, newBroker, patiently, until } from './scene.ts';

const broker = newBroker();
await broker.accounts(client, patiently);
broker.acquireInteractively(interactiveRequest(), patiently).catch(() => undefined);
await until(() => broker.children().length === 2);
process.stdout.write(
  `${broker
    .children()
    .map(({ pid }) => String(pid))
    .join(' ')}\n`,
);
