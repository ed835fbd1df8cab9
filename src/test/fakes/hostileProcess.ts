/**
 * A broker process that is not what it seems: sends everything that the channel between
 * processes carries, and answers each request with what the request's scopes say:
 * members of a response as JSON, or `raw`, which is written as it is.
 */
import { createWriteStream, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const output = createWriteStream('', { fd: 3 });
const send = (message: unknown) => output.write(`${JSON.stringify(message)}\n`);

for (const message of [
  {},
  { jsonrpc: '2.0' },
  { jsonrpc: '2.0', id: 4711, result: 'an answer to nothing' },
  { jsonrpc: '2.0', id: {}, result: 1 },
  { jsonrpc: '2.0', method: 'log' },
  { jsonrpc: '2.0', method: 'log', params: null },
  { jsonrpc: '2.0', method: 'log', params: { level: 'fatal', message: {} } },
  { jsonrpc: '2.0', method: 'log', params: { level: '[object Object]', message: 'x' } },
  { jsonrpc: '2.0', method: 'log', params: { level: 'info', message: 'a\nforged line' } },
  { jsonrpc: '2.0', method: 'log', params: { level: 'info', message: 'x '.repeat(1_000_000) } },
  { jsonrpc: '2.0', method: 'memory', params: 'much' },
  { jsonrpc: '2.0', method: 'ready', params: ['or not'] },
  { jsonrpc: '2.0', method: 'unknown', params: { deep: [[[[]]]] } },
  { jsonrpc: '2.0', id: 1, method: 'shutdown' },
  { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 0 } },
  { jsonrpc: '2.0', method: '$/progress', params: {} },
]) {
  send(message);
}
writeSync(2, 'a line of errors\nand one without an end '.padEnd(100_000, 'x'));

interface Message {
  readonly id: number;
  readonly method?: string;
  readonly params?: { readonly scopes?: readonly string[] };
}

createInterface(process.stdin).on('line', (line) => {
  const { id, method, params } = JSON.parse(line) as Message;
  if (method === undefined) {
    return;
  }
  const { raw, ...answer } = JSON.parse(params?.scopes?.[0] ?? '{"result":{}}') as {
    raw?: string;
  };
  if (raw === undefined) {
    send({ jsonrpc: '2.0', id, ...answer });
  } else {
    output.write(raw);
  }
});
