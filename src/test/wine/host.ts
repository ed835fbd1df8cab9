/**
 * A program for Windows that stands for the extension host: asks the broker process beside it, and
 * writes how that went to the file that is its argument, as JSON, when no process is left. In Wine,
 * Node can't print to a pipe.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BrokerError } from '../../broker/brokerError.ts';
import type { BrokerErrorDetails } from '../../broker/brokerErrorDetails.ts';
import { createBroker } from '../../broker/createBroker.ts';
import { windowsDesktop } from '../../broker/platform/windowsDesktop.ts';
import { promptWindow } from '../../broker/platform/windowHandle.ts';
import { neverAborted } from '../../broker/waiting.ts';
import {
  buildAccountsRequest,
  buildInteractiveRequest,
  buildSilentRequest,
} from '../builders/requests.ts';
import type { BrokerHealth } from '../../broker/health/brokerHealth.ts';

export interface WineReport {
  readonly health: BrokerHealth;
  readonly accounts: number;
  readonly silent: BrokerErrorDetails;
  readonly interactive: BrokerErrorDetails;
  /** How many windows koffi finds on the desktop. */
  readonly windows: number;
  /** The handle for a prompt, in bytes. */
  readonly window: readonly number[];
}

const broker = createBroker({
  isolation: 'process',
  processPath: join(__dirname, 'brokerProcess.cjs'),
  log: () => undefined,
});

// A CommonJS bundle has no await at its top.
void report().then(async (found) => {
  broker.dispose();
  while (broker.children().length > 0) {
    await setTimeout(20);
  }
  writeFileSync(process.argv[2]!, JSON.stringify(found));
  // Wine keeps the error output of the processes open, although they have ended.
  process.exit();
});

async function report(): Promise<WineReport> {
  return {
    health: await broker.health(neverAborted),
    accounts: (await broker.accounts(buildAccountsRequest(), neverAborted)).length,
    silent: await failure(broker.acquireSilently(buildSilentRequest(), neverAborted)),
    interactive: await failure(
      broker.acquireInteractively(buildInteractiveRequest(), neverAborted),
    ),
    windows: windowsDesktop().windows().length,
    window: [...promptWindow()],
  };
}

async function failure(call: Promise<unknown>): Promise<BrokerErrorDetails> {
  try {
    await call;
  } catch (error) {
    if (error instanceof BrokerError) {
      return error.details;
    }
    throw error;
  }
  throw new Error('There is a token.');
}
