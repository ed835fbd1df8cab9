/** What a test has the hostile extension do. */
export interface Task {
  /** Comes back with the outcome, to tell it from earlier ones. */
  readonly number: number;
  /** Commands to start, with their arguments, before everything is accepted. */
  readonly start?: readonly (readonly [command: string, ...args: unknown[]])[];
  /** How often every command that may accept something is run. */
  readonly rounds?: number;
  /** Whether the actions above all open documents are taken. */
  readonly takeActions?: boolean;
  /** A language model tool to invoke; its answer is waited for if there are no rounds. */
  readonly tool?: { readonly name: string; readonly input: object };
}

/** What it did, and what it could find out. */
export interface Outcome {
  /** The commands that were tried in each round. */
  readonly tried: readonly string[];
  /** The actions above open documents, with their arguments. */
  readonly actions: readonly string[];
  /** The targets of the links in open documents. */
  readonly links: readonly string[];
  readonly languages: readonly string[];
  readonly clipboard: string;
  readonly toolAnswer?: string;
}
