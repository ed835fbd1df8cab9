/** What an open prompt does to the silent requests of the same program. */
import { setTimeout } from 'node:timers/promises';
import { homeAccountId } from '../broker/account.ts';
import type { Control } from '../broker/control.ts';
import { alex } from '../broker/defaultAccounts.ts';
import type { Competitor } from './competitor.ts';
import { contest } from './contest.ts';
import type { Round, RoundTimes } from './contestants/protocol.ts';
import { median } from './median.ts';
import { printTable, ratio } from './table.ts';

const turns = 5;
const round: Round = { kind: 'pop', calls: 10, atOnce: 1 };

/** Someone answers a prompt after this long, in milliseconds, or when the round is over. */
const thinkingTime = 3000;

await contest(['plainMsal', 'isolated', 'inProcess'], async (competitors, control) => {
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
  printTable(
    `${round.calls} PoP calls one by one, p50 of ${turns} rounds; ` +
      `a prompt is answered after ${thinkingTime / 1000} s or after them`,
    ['', 'without prompt, ms', 'while one is open, ms', 'ratio'],
    results.map(({ competitor, without, during }) => [
      competitor.label,
      median(without),
      median(during),
      ratio(median(during), median(without)),
    ]),
  );
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
