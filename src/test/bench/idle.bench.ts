/** What is left of a first token when nobody has asked for another in ten minutes. */
import { setTimeout } from 'node:timers/promises';
import { contest } from './contest.ts';
import type { Competitor } from './competitor.ts';
import { report } from './figure.ts';
import { times } from './short.ts';

/** In milliseconds. */
const idle = times(10 * 60_000, 0);
const megabyte = 1024 * 1024;

async function memoryOf(competitor: Competitor): Promise<number> {
  const { own, others } = await competitor.memory();
  return own + others;
}

await contest(
  ['plainMsal', 'isolated'],
  async (competitors) => {
    const before = await Promise.all(competitors.map(memoryOf));
    for (const competitor of competitors) {
      await competitor.round({ kind: 'pop', calls: 1, atOnce: 1 });
    }
    await setTimeout(idle);
    const [peer, ours] = competitors;
    // A short run only sees that there is something to measure.
    if (idle > 0 && (await ours!.memory()).others > 0) {
      throw new Error('A broker process is still there after ten idle minutes.');
    }
    const added = async (competitor: Competitor, index: number) =>
      ((await memoryOf(competitor)) - before[index]!) / megabyte;
    report('After ten idle minutes', [
      {
        title: 'Memory ten minutes after a token',
        unit: 'MB',
        peer: 'MSAL by hand',
        ours: [await added(ours!, 1)],
        theirs: [await added(peer!, 0)],
      },
    ]);
  },
  { warm: false },
);
