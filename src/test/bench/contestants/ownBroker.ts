import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { InteractiveRequest, SilentRequest } from '../../../broker/broker.ts';
import { createBroker } from '../../../broker/createBroker.ts';
import { neverAborted } from '../../../broker/waiting.ts';
import type { BrokerOptions } from '../../../broker/createBroker.ts';
import type { DiagnosableBroker } from '../../../broker/diagnosableBroker.ts';
import { parsePopRequest } from '../../../proof/popRequest.ts';
import { homeAccountId } from '../../broker/account.ts';
import { alex } from '../../broker/defaultAccounts.ts';
import { client, resource, scopes } from './client.ts';
import type { Contestant } from './contestant.ts';

/** Our broker with the limits of the extension, and with the broker process that it ships. */
export function brokerOf(isolation: BrokerOptions['isolation']): DiagnosableBroker {
  return createBroker({
    isolation,
    processPath: resolve('dist/brokerProcess.cjs'),
    log: () => undefined,
  });
}

export function contestantOf(broker: DiagnosableBroker): Contestant {
  const acquire = async (request: SilentRequest) =>
    (await broker.acquireSilently(request, neverAborted)).accessToken;
  return {
    pop: () => acquire({ ...silentRequest(), pop: parsePopRequest('GET', resource) }),
    bearer: () => acquire(silentRequest()),
    prompt: async () => (await broker.acquireInteractively(request(), neverAborted)).accessToken,
    memoryOfOthers: () => broker.children().reduce((sum, { memory = 0 }) => sum + memory, 0),
  };
}

export function silentRequest(): SilentRequest {
  return { ...request(), accountId: homeAccountId(alex) };
}

function request(): InteractiveRequest {
  return { client, tenant: 'organizations', scopes, correlationId: randomUUID() };
}
