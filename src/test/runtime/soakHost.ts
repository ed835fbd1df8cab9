/**
 * An extension host that asks for as many PoP tokens as its argument says; run with
 * `--expose-gc`. Prints the bytes on its heap after each fifth of them as JSON, and the most
 * memory that a broker process had.
 */
import { newBroker, popRequest } from './scene.ts';
import { neverAborted } from '../../broker/waiting.ts';

const calls = Number(process.argv[2]);
const atOnce = 20;
// A log that is kept would be what grows.
const broker = newBroker({}, { push: () => 0 });
const heap: number[] = [];
let childMemory = 0;

for (let fifth = 0; fifth < 5; fifth++) {
  for (let made = 0; made < calls / 5; made += atOnce) {
    await Promise.all(
      Array.from({ length: atOnce }, () => broker.acquireSilently(popRequest(), neverAborted)),
    );
    for (const { memory = 0 } of broker.children()) {
      childMemory = Math.max(childMemory, memory);
    }
  }
  globalThis.gc?.();
  heap.push(process.memoryUsage().heapUsed);
}
broker.dispose();
process.stdout.write(JSON.stringify({ heap, childMemory }));
