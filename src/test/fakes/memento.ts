import type { Memento } from 'vscode';

/** A store of VS Code's, such as that of a workspace, in memory. */
export function fakeMemento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? otherwise,
    update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
}
