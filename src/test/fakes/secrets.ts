import type { SecretStorage } from 'vscode';
import { EventEmitter } from './vscode.ts';

/** Secret storage in memory. Like VS Code's, it reports what any window stores. */
export class FakeSecrets {
  readonly values = new Map<string, string>();
  /** As a keyring that can't be reached. */
  fails = false;
  private readonly changes = new EventEmitter<{ readonly key: string }>();
  readonly onDidChange = this.changes.event;

  async get(key: string): Promise<string | undefined> {
    await this.orFail();
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await this.orFail();
    this.values.set(key, value);
    this.changes.fire({ key });
  }

  /** The same, as VS Code's type has it. */
  get asStorage(): SecretStorage {
    return this as unknown as SecretStorage;
  }

  private async orFail(): Promise<void> {
    return this.fails ? Promise.reject(new Error('The keyring is locked.')) : Promise.resolve();
  }
}
