/**
 * The stand-in as a program. Joins the bus of DBUS_SESSION_BUS_ADDRESS, prints one line of
 * JSON (`Announcement`) when it is ready, and ends when its standard input does, so that it
 * never outlives whoever started it.
 */
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { StandInAccount } from './account.ts';
import type { ControlAddress } from './control.ts';
import { controlHandler } from './controlServer.ts';
import { defaultAccounts } from './defaultAccounts.ts';
import { Machine } from './machine.ts';
import { promptPageHandler } from './promptPage.ts';

/** The line that the program prints when it is ready. */
export interface Announcement {
  readonly control: ControlAddress;
  /** The page on which a user answers prompts. */
  readonly promptUrl: string;
  /** The tenants' public keys, as a JSON Web Key Set. */
  readonly keysUrl: string;
}

const { values: options } = parseArgs({
  options: {
    /** The accounts of the machine, as JSON. */
    accounts: { type: 'string' },
    'without-broker': { type: 'boolean' },
    'without-keyring': { type: 'boolean' },
  },
});
const busAddress = process.env.DBUS_SESSION_BUS_ADDRESS;
if (busAddress === undefined) {
  throw new Error('DBUS_SESSION_BUS_ADDRESS is not set.');
}

process.stdin.on('end', () => process.exit()).resume();

const accounts =
  options.accounts === undefined
    ? defaultAccounts
    : (JSON.parse(options.accounts) as StandInAccount[]);
const machine = await Machine.create(busAddress, accounts);
if (!options['without-keyring']) {
  await machine.keyringService.start();
}
if (!options['without-broker']) {
  await machine.broker.start();
}

const controlToken = randomBytes(32).toString('base64url');
// Part of the path, so that no other page in the user's browser can answer a prompt.
const pageSecret = randomBytes(16).toString('base64url');
const handleControl = controlHandler(machine, controlToken);
const handlePage = promptPageHandler(machine, `/${pageSecret}/`);

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (path.startsWith('/control/') && request.method === 'POST') {
    void handleControl(request, response);
  } else if (path === '/keys') {
    const keys = [{ ...machine.issuer.publicJwk, kid: machine.issuer.kid }];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  } else if (path.startsWith(`/${pageSecret}/`)) {
    void handlePage(request, response);
  } else {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
const announcement: Announcement = {
  control: { url: `${origin}/control/`, token: controlToken },
  promptUrl: `${origin}/${pageSecret}/`,
  keysUrl: `${origin}/keys`,
};
process.stdout.write(`${JSON.stringify(announcement)}\n`);
