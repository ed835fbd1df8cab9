/** A program that signs an account out of the app, as another one on this machine may do. */
import { PublicClientApplication } from '@azure/msal-node';
import { NativeBrokerPlugin } from '@azure/msal-node-extensions';

const [clientId = '', accountId] = process.argv.slice(2);
const application = new PublicClientApplication({
  auth: { clientId, authority: 'https://login.microsoftonline.com/organizations' },
  broker: { nativeBrokerPlugin: new NativeBrokerPlugin() },
});
const account = (await application.getAllAccounts()).find(
  ({ homeAccountId }) => homeAccountId === accountId,
);
if (!account) {
  throw new Error('The runtime does not know the account.');
}
await application.signOut({ account });
// A process that has the runtime loaded does not end by itself.
process.exit();
