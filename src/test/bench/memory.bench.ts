/** Where the memory goes that the runtime does not give back. */
import { contest } from './contest.ts';
import type { Round } from './contestants/protocol.ts';
import { times } from './short.ts';
import { printTable, ratio } from './table.ts';

/** Until then, memory grows by what is compiled and kept once. */
const settling: Round = { kind: 'pop', calls: times(400, 10), atOnce: 1 };
const round: Round = { kind: 'pop', calls: times(600, 10), atOnce: 1 };

const megabyte = 1024 * 1024;

await contest(['plainMsal', 'isolated'], async (competitors) => {
  const scores = [];
  for (const competitor of competitors) {
    await competitor.round(settling);
    const before = await competitor.memory();
    await competitor.round(round);
    const after = await competitor.memory();
    const growth = after.own - before.own;
    scores.push({ label: competitor.label, before, after, growth });
  }
  const [base] = scores;
  printTable(
    `Resident memory of the calling process, over ${round.calls} PoP calls`,
    ['', 'before, MB', 'after, MB', 'growth, KB a call', 'ratio', 'other processes, MB'],
    scores.map(({ label, before, after, growth }) => [
      label,
      before.own / megabyte,
      after.own / megabyte,
      growth / 1024 / round.calls,
      ratio(growth, base?.growth),
      after.others / megabyte,
    ]),
  );
});
