import { decodeProtectedHeader } from 'jose';
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { Contestant } from './contestant.ts';
import {
  memoryRequest,
  promptRequest,
  roundRequest,
  type Round,
  type RoundTimes,
} from './protocol.ts';

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
    globalThis.gc?.();
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
  let left = calls;
  const callAgain = async () => {
    while (left > 0) {
      left--;
      const start = performance.now();
      const token = await contestant[kind]();
      each.push(performance.now() - start);
      if ((decodeProtectedHeader(token).typ === 'pop') !== (kind === 'pop')) {
        throw new Error('This is another kind of token.');
      }
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, callAgain));
  return { each, all: performance.now() - start };
}
