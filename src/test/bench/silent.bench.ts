/** What isolation and checks cost a silent request, and what is saved. */
import type { Control } from '../broker/control.ts';
import type { Competitor } from './competitor.ts';
import { contest, inTurn } from './contest.ts';
import type { Round } from './contestants/protocol.ts';
import { report } from './figure.ts';
import type { Figure } from './figure.ts';
import { median } from './median.ts';
import { times } from './short.ts';

/** Contestants take turns, so that whatever else the machine does slows all of them. */
const turns = times(12);

const peer = 'MSAL by hand';

await contest(['plainMsal', 'isolated'], async (competitors, control) => {
  const one: Round = { kind: 'pop', calls: times(20, 3), atOnce: 1 };
  const burst: Round = { kind: 'pop', calls: times(200, 10), atOnce: 200 };
  const stored: Round = { kind: 'bearer', calls: times(20, 3), atOnce: 1 };
  report('Silent requests', [
    {
      ...(await compare(competitors, control, one)),
      title: 'PoP token, one at a time',
      unit: 'ms',
      goal: { atMost: 0.8 },
    },
    {
      ...(await compare(competitors, control, burst)),
      title: 'PoP tokens, 200 different ones at once',
      unit: 'a second',
      goal: { atLeast: 1.3 },
    },
    {
      ...(await compare(competitors, control, stored)),
      title: "Bearer token from the runtime's store",
      unit: 'ms',
      goal: { atMost: 0.6 },
    },
  ]);
});
await contest(['inProcess', 'isolated'], async (competitors, control) => {
  const round: Round = { kind: 'pop', calls: times(20, 3), atOnce: 1 };
  report('What isolation costs', [
    {
      ...(await compare(competitors, control, round)),
      title: 'PoP token, one at a time',
      unit: 'ms',
      peer: 'ours in one process',
    },
  ]);
});

/** The time of a call in each turn or, if they are made at once, how many there are in a second. */
async function compare(
  [theirs, ours]: readonly Competitor[],
  control: Control,
  round: Round,
): Promise<Pick<Figure, 'ours' | 'theirs' | 'peer'>> {
  await control.clearRequests();
  const results = { theirs: [] as number[], ours: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const pair = [
      { competitor: theirs!, values: results.theirs },
      { competitor: ours!, values: results.ours },
    ];
    for (const { competitor, values } of inTurn(pair, turn)) {
      const { each, all } = await competitor.round(round);
      values.push(round.atOnce === 1 ? median(each) : each.length / (all / 1000));
    }
  }
  const expected = round.kind === 'pop' ? 2 * turns * round.calls : 0;
  const asked = (await control.requests()).length;
  // On a machine that stands still, we make a call once more that got no answer.
  if (asked < expected || (expected === 0 && asked > 0)) {
    throw new Error(`The broker was asked ${asked} times instead of ${expected}.`);
  }
  return { ...results, peer };
}
