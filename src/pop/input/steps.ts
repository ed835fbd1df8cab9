/** Where an input stands among the others. */
export interface Position {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** What the person chose in place of an answer: the step before. */
export const back = Symbol('back');

export type Answer<T> = T | typeof back;

/** Asks for one part of `T`; gets what is known so far, to suggest it. */
export type Step<T> = (draft: Partial<T>, position: Position) => Promise<Answer<Partial<T>>>;

/**
 * Asks step by step. Going back keeps the later answers, which are then suggested again.
 * @returns the draft with the answers of all steps.
 * @throws `CancellationError` where the person gives up.
 */
export async function runSteps<T>(
  title: string,
  steps: readonly Step<T>[],
  start: Partial<T>,
): Promise<Partial<T>> {
  let draft = start;
  for (let index = 0; index < steps.length;) {
    const position = { title, step: index + 1, totalSteps: steps.length };
    const answer = await steps[index]?.(draft, position);
    if (answer === back) {
      index--;
    } else {
      draft = { ...draft, ...answer };
      index++;
    }
  }
  return draft;
}
