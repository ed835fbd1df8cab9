import { RequestType, RequestType0 } from 'vscode-jsonrpc/node';

/** Some calls of one kind. */
export interface Round {
  readonly kind: 'pop' | 'bearer';
  readonly calls: number;
  /** How many calls there are at any time. */
  readonly atOnce: number;
}

/** What the calls of a round took, in milliseconds. */
export interface RoundTimes {
  readonly each: readonly number[];
  readonly all: number;
  /** The longest time that something else had to wait for this thread. */
  readonly stall: number;
}

/** Resident memory, in bytes. */
export interface Memory {
  readonly own: number;
  /** That of further processes. */
  readonly others: number;
}

export const roundRequest = new RequestType<Round, RoundTimes, void>('round');
export const promptRequest = new RequestType0<void, void>('prompt');
export const memoryRequest = new RequestType0<Memory, void>('memory');
