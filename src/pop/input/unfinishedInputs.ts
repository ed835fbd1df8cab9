import type { PartialDraft } from './popDraft.ts';
import type { Purpose } from './proposal.ts';

/**
 * The texts of an input that the person gave up, in memory: what they typed and answered is
 * there again when they come back to the same request.
 */
export class UnfinishedInputs {
  private kept:
    { readonly request: string; readonly typed: ReadonlyMap<string, string> } | undefined;

  /** The texts by the keys of the steps, for a request that starts as given. */
  resume(purpose: Purpose, start: PartialDraft): Map<string, string> {
    const { kept } = this;
    this.kept = undefined;
    return new Map(kept?.request === requestOf(purpose, start) ? kept.typed : []);
  }

  /** @param typed what was not taken yet; the answers in `draft` are kept as if typed again. */
  keep(
    purpose: Purpose,
    start: PartialDraft,
    draft: PartialDraft,
    typed: ReadonlyMap<string, string>,
  ): void {
    const { method, uri, scopes } = draft;
    const answers = new Map<string, string>();
    if (start.uri === undefined && uri !== undefined) {
      answers.set('uri', method === undefined ? uri : `${method} ${uri}`);
    }
    if (start.scopes === undefined && scopes !== undefined) {
      answers.set(`scopes ${uri ?? ''}`, scopes.join(' '));
    }
    this.kept = { request: requestOf(purpose, start), typed: new Map([...answers, ...typed]) };
  }
}

function requestOf(purpose: Purpose, { method = '', uri = '' }: PartialDraft): string {
  return [purpose, method, uri].join(' ');
}
