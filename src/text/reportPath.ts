import { randomUUID } from 'node:crypto';
import { fileName } from './fileName.ts';

/**
 * The path of a virtual document of ours. By its folder VS Code gives it the language
 * `entra-broker-report`, whatever the title ends in (package.json, `filenamePatterns`). No other
 * extension can guess it.
 * @param title becomes the name of the tab.
 */
export function reportPath(title: string): string {
  return `/entra-broker-report/${randomUUID()}/${fileName(title)}`;
}
