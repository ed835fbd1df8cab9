import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Arrivals } from './arrivals.ts';

/** A sign-in that waits for a user. */
export interface Prompt {
  readonly id: string;
  /** The app registration that asks. */
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly authority: string;
  /** `homeAccountId` of the account that the app named. */
  readonly accountId?: string;
  readonly loginHint?: string;
}

/** `undefined` if the user gave up. */
type Settle = (accountId: string | undefined) => void;

/** The open prompts; `change` is emitted when one opens or closes. */
export class Prompts extends EventEmitter<{ change: [] }> {
  private readonly openPrompts = new Map<
    string,
    { prompt: Prompt; client: string; settle: Settle }
  >();
  private readonly arrivals = new Arrivals<Prompt>();

  get open(): readonly Prompt[] {
    return [...this.openPrompts.values()].map(({ prompt }) => prompt);
  }

  /** Resolves with the account that the user picks, or `undefined`. */
  ask(client: string, details: Omit<Prompt, 'id'>): Promise<string | undefined> {
    const prompt = { id: randomUUID(), ...details };
    return new Promise((settle) => {
      this.openPrompts.set(prompt.id, { prompt, client, settle });
      this.arrivals.add(prompt);
      this.emit('change');
    });
  }

  /** The next prompt that is open and that no earlier call returned. */
  next(signal: AbortSignal): Promise<Prompt> {
    return this.arrivals.next(({ id }) => this.openPrompts.has(id), signal);
  }

  /** Answers a prompt; false if it is not open any more. */
  answer(promptId: string, accountId: string | undefined): boolean {
    const found = this.openPrompts.get(promptId);
    this.openPrompts.delete(promptId);
    found?.settle(accountId);
    this.emit('change');
    return found !== undefined;
  }

  /** Closes the prompts of a client that went away; nobody waits for them any more. */
  withdraw(client: string): void {
    for (const [id, open] of this.openPrompts) {
      if (open.client === client) {
        this.answer(id, undefined);
      }
    }
  }

  /** Gives up every open prompt. */
  clear(): void {
    for (const id of this.openPrompts.keys()) {
      this.answer(id, undefined);
    }
    this.arrivals.clear();
  }
}
