import { globSync } from 'node:fs';

/** @import { Suite } from './suites.mjs' */

/**
 * The files of a suite that have one of the texts in their path; all without texts.
 * @param {Suite} suite
 * @param {readonly string[]} paths
 */
export function filesOf({ files, without = [] }, paths) {
  return globSync(files, { exclude: without })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => paths.length === 0 || paths.some((path) => file.includes(path)))
    .sort();
}
