/** A sentence that says what happened, and one that says what to do about it. */
export interface ErrorText {
  readonly sentence: string;
  readonly remedy: string;
}
