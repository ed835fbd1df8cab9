/** The first token of a window: how long it takes, and how long everybody else waits meanwhile. */
import { setTimeout } from 'node:timers/promises';
import { contest, inTurn } from './contest.ts';
import type { ContestantName } from './contest.ts';
import type { RoundTimes } from './contestants/protocol.ts';
import { report } from './figure.ts';
import { times } from './short.ts';

/** Until a process that is started ahead has loaded the runtime, in milliseconds. */
const ahead = 3000;

const names = ['plainMsal', 'isolated', 'prepared'] as const satisfies readonly ContestantName[];
const rounds: Record<(typeof names)[number], RoundTimes[]> = {
  plainMsal: [],
  isolated: [],
  prepared: [],
};

for (let turn = 0; turn < times(8, 1); turn++) {
  await contest(
    names,
    async (competitors, control) => {
      await setTimeout(ahead);
      for (const [index, name] of inTurn([...names.entries()], turn)) {
        rounds[name].push(await competitors[index]!.round({ kind: 'pop', calls: 1, atOnce: 1 }));
      }
      const asked = (await control.requests()).filter(({ method }) => method === 'silent').length;
      if (asked !== names.length) {
        throw new Error(`The broker was asked for ${asked} tokens instead of ${names.length}.`);
      }
    },
    { warm: false },
  );
}

const all = (name: (typeof names)[number]) => rounds[name].map((round) => round.all);
const stall = (name: (typeof names)[number]) => rounds[name].map((round) => round.stall);
const peer = 'MSAL by hand';
report('The first token of a window', [
  {
    title: 'First token, nothing started yet',
    unit: 'ms',
    peer,
    goal: { atMost: 1 },
    ours: all('isolated'),
    theirs: all('plainMsal'),
  },
  {
    title: 'First token, somebody is signed in',
    unit: 'ms',
    peer,
    goal: { atMost: 1 },
    ours: all('prepared'),
    theirs: all('plainMsal'),
  },
  {
    title: 'Longest stall of the extension host at the first token',
    unit: 'ms',
    peer,
    goal: { atMost: 0.1 },
    ours: stall('isolated'),
    theirs: stall('plainMsal'),
  },
]);
