import type { Control } from '../broker/control.ts';
import { startStandIn } from '../broker/standIn.ts';
import { Competitor } from './competitor.ts';
import { bundle } from './contestants/bundle.ts';

/** The programs in `contestants`, as the tables call them. */
export const labels = {
  plainMsal: 'plain MSAL',
  isolated: 'ours, isolation "process"',
  inProcess: 'ours, isolation "none"',
  remembering: 'ours, with its own memory',
};

export type ContestantName = keyof typeof labels;

/**
 * Starts contestants, each in a process of its own, on one bus with one broker, and ends
 * them all when `compete` is done.
 * @param names the one that the others are compared with comes first
 */
export async function contest(
  names: readonly ContestantName[],
  compete: (competitors: readonly Competitor[], control: Control) => Promise<void>,
): Promise<void> {
  await bundle(names);
  const standIn = await startStandIn();
  const competitors = names.map((name) => new Competitor(name, labels[name], standIn.env));
  try {
    for (const competitor of competitors) {
      await competitor.warmUp();
    }
    await compete(competitors, standIn.control);
  } finally {
    await Promise.all(competitors.map((competitor) => competitor.stop()));
    await standIn.stop();
  }
}
