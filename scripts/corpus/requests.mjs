import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseHttpFile } from '../../src/pop/httpFile/grammar/parseHttpFile.ts';
import { environmentFileNames } from '../../src/pop/httpFile/variables/environmentFiles.ts';
import {
  environmentNames,
  environmentValue,
  parseEnvironments,
} from '../../src/pop/httpFile/variables/environments.ts';
import { dynamicValue } from '../../src/pop/httpFile/variables/dynamicVariables.ts';
import { resolveRequest } from '../../src/pop/httpFile/variables/resolveRequest.ts';

/**
 * What is sent for each request of a file, with marks such as `<asked: name>` and `<$guid>` for
 * what a person is asked for and what is made for each request.
 * @param {string} root the folder that files of environments are looked for up to.
 * @param {string} file relative to the root.
 * @param {string | undefined} environment the first one that there is, if undefined.
 */
export function requestsOf(root, file, environment) {
  const parsed = parseHttpFile(readFileSync(join(root, file), 'utf8'));
  const places = placesFor(root, file);
  const chosen = environment ?? environmentNames(places)[0];
  return parsed.requests.map((written) => {
    const outside = {
      environment: (/** @type {string} */ name) => environmentValue(places, chosen, name),
      dynamic: (/** @type {string} */ content) =>
        dynamicValue(content, 0) === undefined ? undefined : `<${content}>`,
    };
    const first = resolveRequest(written, parsed, { ...outside, typed: () => undefined });
    const asked = new Set(first.questions.map(({ name }) => name));
    const typed = (/** @type {string} */ name) =>
      asked.has(name)
        ? { text: `<asked: ${name}>`, isTyped: /** @type {const} */ (true) }
        : undefined;
    const { request, target } = resolveRequest(written, parsed, { ...outside, typed });
    // A mark in the place of a host makes no URL; the rest of the request is the same without.
    const elsewhere = { ...written, target: 'https://elsewhere.test/' };
    const content = resolveRequest(elsewhere, parsed, { ...outside, typed }).request;
    return {
      line: written.line,
      method: written.method,
      problem: first.problem,
      uri: request?.uri ?? target,
      headers: content?.headers ?? [],
      body: content?.body ?? '',
    };
  });
}

/** @param {string} root @param {string} file */
function placesFor(root, file) {
  const places = [];
  for (let folder = dirname(join(root, file)); ; folder = dirname(folder)) {
    for (const name of environmentFileNames) {
      const path = join(folder, name);
      const place = existsSync(path) && placeOf(relative(root, path), path);
      if (place) {
        places.push(place);
      }
    }
    if (folder === root) {
      return places;
    }
  }
}

/**
 * The files of environments that are no JSON, relative to the folder.
 * @type {Set<string>}
 */
export const unreadable = new Set();

/**
 * The extension says so and stops; here, the requests count as without the file, of which others
 * may be encrypted.
 * @param {string} label @param {string} path
 */
function placeOf(label, path) {
  try {
    return parseEnvironments(label, readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) {
      unreadable.add(label);
      return undefined;
    }
    throw error;
  }
}
