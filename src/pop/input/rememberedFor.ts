import type { PartialDraft, PopDraft } from './popDraft.ts';
import type { RequestMemory } from './requestMemory.ts';

/**
 * What is known for the origin of a URL from the last time. Members that are undefined have to
 * be asked for, even if they are known for another origin.
 * @param accounts those that are signed in; the only one needs no question.
 */
export function rememberedFor(
  uri: string,
  memory: RequestMemory,
  accounts: readonly PopDraft['account'][],
): Pick<PartialDraft, 'account' | 'scopes' | 'outlet'> {
  const known = memory.ofOrigin(uri);
  const account = accounts.find(({ id }) => id === known?.accountId);
  return {
    account: account ?? (accounts.length === 1 ? accounts[0] : undefined),
    scopes: known?.scopes,
    outlet: known?.outlet,
  };
}
