/**
 * The stand-in broker for an extension that is being debugged, as a program. Writes what a
 * process needs to find it to the file that is its argument, and ends with the program that
 * started it.
 */
import { rm, writeFile } from 'node:fs/promises';
import { startStandIn } from '../broker/standIn.ts';
import { clientId } from '../workbench/clientId.ts';
import { onEnd } from './onEnd.ts';

const [file = ''] = process.argv.slice(2);
const standIn = await startStandIn();
await writeFile(file, `DBUS_SESSION_BUS_ADDRESS=${standIn.env.DBUS_SESSION_BUS_ADDRESS}\n`);

onEnd(async () => {
  await standIn.stop();
  await rm(file, { force: true });
});
console.log(`Sign-in prompts: ${standIn.promptUrl}`);
console.log(`Any client id will do in the settings, such as ${clientId}.`);
console.log('The stand-in is ready.');
