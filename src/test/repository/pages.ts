import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The documents of the repository, as paths in it. */
export const pages = globSync('{*.md,docs/*.md,samples/*/*.md,src/**/*.md,.github/**/*.md}', {
  cwd: root,
}).sort();
