/** What an open prompt does to the silent requests of the same program. */
import { setTimeout } from 'node:timers/promises';
import { homeAccountId } from '../broker/account.ts';
import type { Control } from '../broker/control.ts';
import { alex } from '../broker/defaultAccounts.ts';
import type { Competitor } from './competitor.ts';
import { contest } from './contest.ts';
import type { Round, RoundTimes } from './contestants/protocol.ts';
import { median } from './median.ts';
import { printTable, ratio, type Cell } from './table.ts';

const turns = 5;
const round: Round = { kind: 'pop', calls: 10, atOnce: 1 };

/** Someone answers a prompt after this long, in milliseconds, or when the round is over. */
const thinkingTime = 3000;

await contest(['plainMsal', 'isolated', 'inProcess'], async (competitors, control) => {
  const rows: Cell[][] = [];
  for (const competitor of competitors) {
    const without: number[] = [];
    const during: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      without.push(Math.max(...(await competitor.round(round)).each));
      during.push(Math.max(...(await roundDuringPrompt(competitor, control)).each));
    }
    const before = median(without);
    rows.push([competitor.label, before, median(during), ratio(median(during), before)]);
  }
  printTable(
    `Longest of ${round.calls} PoP calls in a row, p50 of ${turns} rounds; ` +
      `a prompt that is answered after ${thinkingTime / 1000} s`,
    ['', 'without prompt, ms', 'while one is open, ms', 'ratio'],
    rows,
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
