import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { controlHeader } from './control.ts';
import type { Machine } from './machine.ts';
import { operationsOn } from './operations.ts';

/** Serves the control channel: `POST /control/<operation>`, parameters in, result out. */
export function controlHandler(machine: Machine, token: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!matches(request.headers[controlHeader], token)) {
      response.writeHead(403).end();
      return;
    }
    const gone = new AbortController();
    response.on('close', () => {
      gone.abort();
    });
    const answer = await run(machine, request, gone.signal);
    if (!response.destroyed) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }
  };
}

async function run(
  machine: Machine,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<{ result?: unknown; error?: string }> {
  try {
    const operations = new Map<string, (...parameters: unknown[]) => Promise<unknown>>(
      Object.entries(operationsOn(machine, signal)),
    );
    const name = request.url?.split('/').at(-1) ?? '';
    const operation = operations.get(name);
    if (!operation) {
      throw new Error(`The stand-in has no operation "${name}".`);
    }
    return { result: await operation(...((await json(request)) as unknown[])) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function matches(given: string | string[] | undefined, token: string): boolean {
  return (
    typeof given === 'string' &&
    given.length === token.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(token))
  );
}
