import { decodeProtectedHeader } from 'jose';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { longestStall } from '../longestStall.ts';
import type { Contestant } from './contestant.ts';
import { memoryRequest, promptRequest, roundRequest } from './protocol.ts';
import type { Round, RoundTimes } from './protocol.ts';

/** Lets a contestant run as it is told by the process that started this one. */
export function serve(contestant: Contestant): void {
  const connection = createMessageConnection(
    new IPCMessageReader(process),
    new IPCMessageWriter(process),
  );
  connection.onRequest(roundRequest, (round) => run(contestant, round));
  connection.onRequest(promptRequest, async () => {
    await contestant.prompt();
  });
  connection.onRequest(memoryRequest, () => {
    // The strongest kind, which gives pages back, too.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    return { own: process.memoryUsage.rss(), others: contestant.memoryOfOthers() };
  });
  connection.listen();
  process.once('disconnect', () => {
    // A process that has the runtime loaded does not end by itself.
    process.exit();
  });
}

async function run(contestant: Contestant, { kind, calls, atOnce }: Round): Promise<RoundTimes> {
  const each: number[] = [];
  const tokens: string[] = [];
  let left = calls;
  const callAgain = async () => {
    while (left > 0) {
      left--;
      const start = performance.now();
      tokens.push(await contestant[kind]());
      each.push(performance.now() - start);
    }
  };
  let all = 0;
  const stall = await longestStall(async () => {
    const start = performance.now();
    await Promise.all(Array.from({ length: atOnce }, callAgain));
    all = performance.now() - start;
  });
  if (tokens.some((token) => isPop(token) !== (kind === 'pop'))) {
    throw new Error('A token is of the wrong kind.');
  }
  return { each, all, stall };
}

/** By the type of a signed HTTP request, which an access token doesn't have. */
function isPop(token: string): boolean {
  return decodeProtectedHeader(token).typ === 'pop';
}
