/** What isolation and checks cost a silent request, and what our memory saves. */
import type { Competitor } from './competitor.ts';
import { contest } from './contest.ts';
import type { Round } from './contestants/protocol.ts';
import { median } from './median.ts';
import { printTable, ratio } from './table.ts';

/** Contestants take turns, so that whatever else the machine does slows all of them. */
const turns = 10;

await contest(['plainMsal', 'isolated', 'inProcess'], async (competitors) => {
  await compare('PoP, one by one', competitors, { kind: 'pop', calls: 20, atOnce: 1 });
  await compare('PoP, 8 at once', competitors, { kind: 'pop', calls: 24, atOnce: 8 });
});
await contest(['plainMsal', 'isolated', 'inProcess', 'remembering'], async (competitors) => {
  await compare('Stored bearer', competitors, { kind: 'bearer', calls: 20, atOnce: 1 });
});

async function compare(
  title: string,
  competitors: readonly Competitor[],
  round: Round,
): Promise<void> {
  const results = competitors.map(({ label }) => ({ label, each: [] as number[], all: 0 }));
  for (let turn = 0; turn < turns; turn++) {
    for (const [index, competitor] of competitors.entries()) {
      const times = await competitor.round(round);
      results[index]!.each.push(...times.each);
      results[index]!.all += times.all;
    }
  }
  const scores = results.map(({ label, each, all }) => ({
    label,
    middle: median(each),
    perSecond: each.length / (all / 1000),
  }));
  const [base] = scores;
  printTable(
    `${title}, ${turns * round.calls} calls each`,
    ['', 'p50, ms', 'ratio', 'calls/s', 'ratio'],
    scores.map(({ label, middle, perSecond }) => [
      label,
      middle,
      ratio(middle, base?.middle),
      perSecond,
      ratio(perSecond, base?.perSecond),
    ]),
  );
}
