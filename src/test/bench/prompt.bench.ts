/** What an open prompt does to the silent requests of the same program. */
import { setTimeout } from 'node:timers/promises';
import { homeAccountId } from '../broker/account.ts';
import type { Control } from '../broker/control.ts';
import { alex } from '../broker/defaultAccounts.ts';
import type { Competitor } from './competitor.ts';
import { contest } from './contest.ts';
import type { Round, RoundTimes } from './contestants/protocol.ts';
import { report } from './figure.ts';
import { times } from './short.ts';

const turns = times(5, 1);
const round: Round = { kind: 'pop', calls: times(10), atOnce: 1 };

/** Someone answers a prompt after this long, in milliseconds, or when the round is over. */
const thinkingTime = times(3000, 300);

await contest(['plainMsal', 'isolated'], async (competitors, control) => {
  const results = competitors.map((competitor) => ({
    competitor,
    without: [] as number[],
    during: [] as number[],
  }));
  for (let turn = 0; turn < turns; turn++) {
    for (const { competitor, without, during } of results) {
      without.push((await competitor.round(round)).all);
      during.push((await roundDuringPrompt(competitor, control)).all);
    }
  }
  const [byHand, ours] = results;
  // Each is compared with itself: what the prompt adds to it.
  report(`Silent requests while a prompt is open, which is answered after ${thinkingTime} ms`, [
    {
      title: 'Silent requests during our prompt',
      unit: 'ms',
      peer: 'ours without one',
      goal: { atMost: 1.1 },
      ours: ours!.during,
      theirs: ours!.without,
    },
    {
      title: 'Silent requests during a prompt by hand',
      unit: 'ms',
      peer: 'by hand without one',
      ours: byHand!.during,
      theirs: byHand!.without,
    },
  ]);
});

async function roundDuringPrompt(competitor: Competitor, control: Control): Promise<RoundTimes> {
  const signIn = competitor.prompt();
  const { id } = await control.nextPrompt();
  const running = competitor.round(round);
  await Promise.race([running, setTimeout(thinkingTime, undefined, { ref: false })]);
  await control.choose(id, homeAccountId(alex));
  await signIn;
  return running;
}
