/**
 * Stands for an extension host that dies: starts a silent process and one that waits for a
 * user, prints the ids of both, and goes on until it is killed.
 */
import { accountsRequest, interactiveRequest, newBroker, until } from './scene.ts';
import { neverAborted } from '../../broker/waiting.ts';

const broker = newBroker();
await broker.accounts(accountsRequest(), neverAborted);
broker.acquireInteractively(interactiveRequest(), neverAborted).catch(() => undefined);
await until(() => broker.children().length === 2);
process.stdout.write(
  `${broker
    .children()
    .map(({ pid }) => String(pid))
    .join(' ')}\n`,
);
