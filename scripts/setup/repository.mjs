import { fileURLToPath } from 'node:url';

/** Absolute path of the repository's root. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));
