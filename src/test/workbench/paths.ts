import { fileURLToPath } from 'node:url';

const repository = new URL('../../../', import.meta.url);

/** Absolute path of something in the repository, from its root. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(path, repository));
}
