import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The address of the user's session bus; undefined if there is none. */
export function sessionBusAddress(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.DBUS_SESSION_BUS_ADDRESS) {
    return env.DBUS_SESSION_BUS_ADDRESS;
  }
  const socket = env.XDG_RUNTIME_DIR ? join(env.XDG_RUNTIME_DIR, 'bus') : undefined;
  return socket !== undefined && existsSync(socket) ? `unix:path=${socket}` : undefined;
}

/**
 * The first local socket of a bus address (D-Bus Specification, "Server Addresses"), as Node
 * names it; undefined if it has none.
 */
export function socketOf(address: string): string | undefined {
  for (const part of address.split(';')) {
    const [, keyValues] = /^unix:(.*)$/s.exec(part) ?? [];
    for (const pair of keyValues?.split(',') ?? []) {
      const [, key, value = ''] = /^(path|abstract)=(.+)$/s.exec(pair) ?? [];
      if (key !== undefined) {
        return (key === 'abstract' ? '\0' : '') + unescape(value);
      }
    }
  }
  return undefined;
}

function unescape(value: string): string {
  return value.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
