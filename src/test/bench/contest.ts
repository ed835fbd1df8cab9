import type { Control } from '../broker/control.ts';
import { startStandIn } from '../broker/standIn.ts';
import { Competitor } from './competitor.ts';
import { bundle } from './contestants/bundle.ts';

/** The programs in `contestants`, as the tables call them. */
export const labels = {
  plainMsal: 'plain MSAL',
  isolated: 'ours, isolation "process"',
  prepared: 'ours, started ahead',
  inProcess: 'ours, isolation "none"',
  remembering: 'ours, with its own memory',
};

export type ContestantName = keyof typeof labels;

/** Contestants in the order of a turn: whoever is first changes. */
export function inTurn<T>(all: readonly T[], turn: number): readonly T[] {
  return turn % 2 === 0 ? all : all.toReversed();
}

/**
 * Starts contestants, each in a process of its own, on one bus with one broker, and ends
 * them all when `compete` is done.
 * @param names the one that the others are compared with comes first
 * @param options whether they have made their first calls before
 */
export async function contest(
  names: readonly ContestantName[],
  compete: (competitors: readonly Competitor[], control: Control) => Promise<void>,
  { warm = true } = {},
): Promise<void> {
  await bundle(names);
  const standIn = await startStandIn();
  const competitors = names.map((name) => new Competitor(name, labels[name], standIn.env));
  try {
    for (const competitor of warm ? competitors : []) {
      await competitor.warmUp();
    }
    await compete(competitors, standIn.control);
  } finally {
    await Promise.all(competitors.map((competitor) => competitor.stop()));
    await standIn.stop();
  }
}
