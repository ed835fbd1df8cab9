/**
 * A way to tokens for one account, in a program of its own that stands for the extension host.
 * Every contestant asks the same runtime for the same tokens.
 */
export interface Contestant {
  /** A new PoP token, without a prompt. */
  pop(): Promise<string>;
  /** A bearer token that is stored somewhere after the first time. */
  bearer(): Promise<string>;
  /** Shows a prompt, until it is answered. */
  prompt(): Promise<string>;
  /** Resident memory of the further processes that it started, in bytes. */
  memoryOfOthers(): number;
}
