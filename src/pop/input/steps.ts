/** An input's place among the others, and the text in it that nobody has taken yet. */
export interface Position {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
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
 * @param wanted whether a step is to be asked, given what is known by then. One that was asked is
 *   asked again on the way back.
 * @throws {vscode.CancellationError} if the person gives up.
 */
export async function runSteps<Draft extends object>(
  title: string,
  steps: readonly Step<Draft>[],
  input: StepsInput<Draft>,
  wanted: (step: Step<Draft>, draft: Draft) => boolean,
): Promise<void> {
  const asked: number[] = [];
  const seen = new Set<Step<Draft>>();
  const isWanted = (step: Step<Draft>) => seen.has(step) || wanted(step, input.draft);
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (!step || !isWanted(step)) {
      index++;
      continue;
    }
    seen.add(step);
    const later = steps.slice(index + 1).filter(isWanted).length;
    const key = [step.name, ...(step.subject ? [step.subject(input.draft)] : [])].join(' ');
    const typed: TypedText = { text: input.typed.get(key) };
    const position = {
      title,
      step: asked.length + 1,
      totalSteps: asked.length + 1 + later,
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
