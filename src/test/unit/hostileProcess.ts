/**
 * A broker process that is not what it seems: sends everything that a channel between
 * processes carries, and answers each request with what the request's correlation id says.
 */
const send = (message: unknown) => process.send?.(message);

for (const message of [
  1,
  'text',
  true,
  [],
  {},
  { jsonrpc: '2.0' },
  { jsonrpc: '2.0', id: 4711, result: 'an answer to nothing' },
  { jsonrpc: '2.0', id: {}, result: 1 },
  { jsonrpc: '2.0', method: 'log' },
  { jsonrpc: '2.0', method: 'log', params: null },
  { jsonrpc: '2.0', method: 'log', params: { level: 'fatal', message: {} } },
  { jsonrpc: '2.0', method: 'log', params: { level: '__proto__', message: 'x' } },
  { jsonrpc: '2.0', method: 'memory', params: 'much' },
  { jsonrpc: '2.0', method: 'unknown', params: { deep: [[[[]]]] } },
  { jsonrpc: '2.0', id: 1, method: 'shutdown' },
  { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 0 } },
  { jsonrpc: '2.0', method: '$/progress', params: {} },
]) {
  send(message);
}

interface Message {
  readonly id: number;
  readonly method?: string;
  readonly params?: { readonly correlationId?: string };
}

process.on('message', ({ id, method, params }: Message) => {
  if (method !== undefined) {
    send({ jsonrpc: '2.0', id, ...(JSON.parse(params?.correlationId ?? '{}') as object) });
  }
});
