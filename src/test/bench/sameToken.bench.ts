/** A hundred extensions that ask for the same bearer token at once, in a window that has just opened. */
import { contest, inTurn } from './contest.ts';
import type { ContestantName } from './contest.ts';
import { report } from './figure.ts';
import { times } from './short.ts';

const names = ['plainMsal', 'remembering'] as const satisfies readonly ContestantName[];
const taken: Record<(typeof names)[number], number[]> = { plainMsal: [], remembering: [] };

for (let turn = 0; turn < times(6, 1); turn++) {
  await contest(
    names,
    async (competitors, control) => {
      for (const [index, name] of inTurn([...names.entries()], turn)) {
        // What one of them got is there for the other, too.
        await control.emptyKeyring();
        await control.clearRequests();
        const { all } = await competitors[index]!.round({
          kind: 'bearer',
          calls: 100,
          atOnce: 100,
        });
        taken[name].push(all);
        const asked = (await control.requests()).filter(({ method }) => method === 'silent').length;
        if (name === 'remembering' && asked !== 1) {
          throw new Error(`The broker was asked for ${asked} tokens instead of one.`);
        }
      }
    },
    { warm: false },
  );
}

report('A hundred who want the same token', [
  {
    title: 'The same bearer token for 100 at once, until all have it',
    unit: 'ms',
    peer: 'MSAL by hand',
    goal: { atMost: 1 },
    ours: taken.remembering,
    theirs: taken.plainMsal,
  },
]);
