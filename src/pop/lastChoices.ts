import type { Memento } from 'vscode';

/** What is kept of a PoP request for the next one; never a token, a nonce or an account. */
export interface Choices {
  readonly method: string;
  readonly uri: string;
  readonly scopes: readonly string[];
}

const key = 'lastPopRequest';

/** Remembers the last PoP request of a workspace. */
export class LastChoices {
  private readonly state: Memento;

  constructor(workspaceState: Memento) {
    this.state = workspaceState;
  }

  get(): Partial<Choices> {
    return this.state.get<Choices>(key) ?? {};
  }

  /** A query can hold a secret, such as the signature of a shared link, so none is kept. */
  async set({ method, uri, scopes }: Choices): Promise<void> {
    const { origin, pathname } = new URL(uri);
    const choices: Choices = { method, uri: origin + pathname, scopes };
    await this.state.update(key, choices);
  }
}
