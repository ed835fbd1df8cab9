/**
 * An extension host that has the native runtime in itself: does what its argument says with
 * the bundle that its second argument names, and prints the outcome as JSON.
 */
import { createRequire } from 'node:module';
import { neverAborted } from '../../broker/waiting.ts';
import type { createBroker as CreateBroker } from '../../broker/createBroker.ts';
import { accountsRequest, interactiveRequest, outcomeOf, popRequest } from './scene.ts';

const [bundle = ''] = process.argv.slice(2);
const { createBroker } = createRequire(import.meta.url)(bundle) as {
  createBroker: typeof CreateBroker;
};
const broker = createBroker({
  isolation: 'none',
  processPath: '',
  log: () => undefined,
  limits: { prompt: 500 },
});
const outcomes = {
  cancelled: await outcomeOf(broker.accounts(accountsRequest(), AbortSignal.abort())),
  accounts: await outcomeOf(broker.accounts(accountsRequest(), neverAborted)),
  pop: await outcomeOf(broker.acquireSilently(popRequest(), neverAborted)),
  prompt: await outcomeOf(broker.acquireInteractively(interactiveRequest(), neverAborted)),
  health: await outcomeOf(broker.health(neverAborted)),
  children: broker.children().length,
};
process.stdout.write(JSON.stringify(outcomes), () => {
  // The runtime has a prompt open, and would crash at an orderly end.
  process.kill(process.pid, 'SIGKILL');
});
