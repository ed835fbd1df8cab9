/** MSAL in this process, as its documentation has it. */
import { randomUUID } from 'node:crypto';
import { PublicClientApplication } from '@azure/msal-node';
import type { AccountInfo, SilentFlowRequest } from '@azure/msal-node';
import { NativeBrokerPlugin } from '@azure/msal-node-extensions';
import { homeAccountId } from '../../broker/account.ts';
import { alex } from '../../broker/defaultAccounts.ts';
import { client, resource, scopes } from './client.ts';
import type { Contestant } from './contestant.ts';

/** MSAL doesn't export the type that has this name. */
const popScheme = 'pop' as NonNullable<SilentFlowRequest['authenticationScheme']>;

const application = new PublicClientApplication({
  auth: { clientId: client.clientId, authority: `${client.authorityHost}/organizations` },
  broker: { nativeBrokerPlugin: new NativeBrokerPlugin() },
});

let account: AccountInfo | undefined;

export const byHand: Contestant = {
  pop: () =>
    acquire({
      authenticationScheme: popScheme,
      resourceRequestMethod: 'GET',
      resourceRequestUri: resource,
      shrNonce: randomUUID(),
    }),
  bearer: () => acquire({}),
  prompt: async () => {
    const { accessToken } = await application.acquireTokenInteractive({
      scopes,
      prompt: 'select_account',
      windowHandle: Buffer.alloc(8),
      openBrowser: () => Promise.reject(new Error('The broker signs in, never a browser.')),
    });
    return accessToken;
  },
  memoryOfOthers: () => 0,
};

async function acquire(further: Partial<SilentFlowRequest>): Promise<string> {
  account ??= await findAccount();
  const request = { scopes, account, correlationId: randomUUID(), ...further };
  return (await application.acquireTokenSilent(request)).accessToken;
}

async function findAccount(): Promise<AccountInfo> {
  const accounts = await application.getAllAccounts();
  const found = accounts.find((known) => known.homeAccountId === homeAccountId(alex));
  if (!found) {
    throw new Error('The runtime does not know the account.');
  }
  return found;
}
