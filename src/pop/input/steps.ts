/** An input's place among the others, and the text in it that nobody has taken yet. */
export interface Position {
  readonly title: string;
  readonly step: number;
  /** Undefined if there is only this one, or as long as nobody knows how many there will be. */
  readonly totalSteps: number | undefined;
  readonly typed: TypedText;
}

/** What was typed into an input and not taken: it is there again after Back and Escape. */
export interface TypedText {
  text: string | undefined;
}

/** The choice to go to the step before instead of an answer. */
export const back = Symbol('back');

export type Answer<T> = T | typeof back;

/** Asks for one part of `Draft`. */
export interface Step<Draft> {
  readonly name: string;
  /** What the text that is typed here is about: for another subject, it is not there again. */
  readonly subject?: (draft: Draft) => string;
  /** Whether an answer can have later parts, too, so that their steps are left out. */
  readonly answersLater?: boolean;
  /** Whether the draft has this part, so that it need not be asked for. */
  readonly isKnown: (draft: Draft) => boolean;
  /** Gets what is known so far, to suggest it. */
  readonly ask: (draft: Draft, position: Position) => Promise<Answer<Draft>>;
}

/** The state of an input, which outlives it if the person gives up. */
export interface StepsInput<Draft> {
  draft: Draft;
  /** By the names of the steps, and their subjects if they have one. */
  readonly typed: Map<string, string>;
}

/**
 * Asks step by step, and writes each answer into `input`. Going back keeps the later answers,
 * which are then suggested again.
 * @param which all steps, or those whose parts are missing by then. One that was asked is asked
 *   again on the way back.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function runSteps<Draft extends object>(
  title: string,
  steps: readonly Step<Draft>[],
  input: StepsInput<Draft>,
  which: 'all' | 'missing',
): Promise<void> {
  const asked: number[] = [];
  const seen = new Set<Step<Draft>>();
  const isWanted = (step: Step<Draft>) =>
    which === 'all' || seen.has(step) || !step.isKnown(input.draft);
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (!step || !isWanted(step)) {
      index++;
      continue;
    }
    seen.add(step);
    const left = steps.slice(index).filter(isWanted);
    const total = asked.length + left.length;
    const isCertain = which === 'all' || !left.some(({ answersLater }) => answersLater);
    const key = [step.name, ...(step.subject ? [step.subject(input.draft)] : [])].join(' ');
    const typed: TypedText = { text: input.typed.get(key) };
    const position = {
      title,
      step: asked.length + 1,
      totalSteps: isCertain && total > 1 ? total : undefined,
      typed,
    };
    try {
      const answer = await step.ask(input.draft, position);
      if (answer === back) {
        index = asked.pop() ?? index;
      } else {
        input.draft = { ...input.draft, ...answer };
        asked.push(index);
        index++;
      }
    } finally {
      keepTyped(input.typed, key, typed);
    }
  }
}

function keepTyped(kept: Map<string, string>, key: string, { text }: TypedText): void {
  if (text === undefined) {
    kept.delete(key);
  } else {
    kept.set(key, text);
  }
}
