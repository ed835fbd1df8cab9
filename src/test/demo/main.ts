/**
 * The demo on Linux, as a program: a stand-in broker, an API that wants PoP tokens, and VS
 * Code with the built extension. Ends everything when it gets a signal to end, or when the
 * process that started it is gone.
 */
import { startStandIn } from '../broker/standIn.ts';
import { clientId } from '../workbench/clientId.ts';
import { createProfile } from '../workbench/profile.ts';
import { buildSampleExtension } from '../workbench/sampleExtension.ts';
import { startVscodeServer } from '../workbench/vscodeServer.ts';
import { environmentsFile, requestsFile, steps } from './instructions.ts';
import type { DemoAddresses } from './instructions.ts';
import { onEnd } from './onEnd.ts';
import { startResourceServer } from './resourceServer.ts';

const stops: (() => Promise<void>)[] = [];

onEnd(async () => {
  for (const stop of stops.reverse()) {
    await stop();
  }
});

const standIn = await startStandIn();
stops.push(() => standIn.stop());
const api = await startResourceServer(standIn.keysUrl);
stops.push(() => api.stop());

const addresses: DemoAddresses = { api: api.origin, prompt: standIn.promptUrl };
const profile = await createProfile({
  settings: {
    'entraBroker.clientId': clientId,
    'entraBrokerSample.apiUrl': `${api.origin}/nonce/items`,
    'workbench.startupEditor': 'readme',
  },
  files: {
    'README.md': `# Try Entra Broker Sign-in: from nothing to "200 and I see why"\n\n${steps(addresses).replace('requests.http', '[requests.http](requests.http)')}\n`,
    'requests.http': requestsFile(addresses),
    'http-client.env.json': environmentsFile(addresses),
  },
  extensions: [await buildSampleExtension()],
});
const vscode = await startVscodeServer(profile, { env: standIn.env, keepSecrets: true });
stops.push(() => vscode.stop());

console.log(`
VS Code:          ${vscode.origin}/?folder=${encodeURIComponent(profile.workspace)}
Sign-in prompts:  ${addresses.prompt}
API:              ${addresses.api}

${steps(addresses)}

Ctrl+C ends all of it.`);
