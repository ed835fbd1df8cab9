import type { Prompt } from './httpFile.ts';

/** Whether a line is a comment: `# …` or `// …`, indented or not. */
export function isComment(trimmed: string): boolean {
  return trimmed.startsWith('#') || trimmed.startsWith('//');
}

/** Whether a line parts two requests. */
export function isSeparator(line: string): boolean {
  return line.startsWith('###');
}

/** What a comment says to programs: `# @name value`. */
export interface Directive {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `# @name value`, with `=` or a colon between them as some write it; undefined if the
 * comment is for people only.
 */
export function parseDirective(trimmed: string): Directive | undefined {
  const [, name, rest = ''] =
    /^(?:#+|\/\/+)\s*@([\w-]+)(?:(?:\s|(?=[=:]))\s*[=:]?(.*))?$/.exec(trimmed) ?? [];
  return name === undefined ? undefined : { name, value: rest.trim() };
}

/** A name that tells that its value is not for others' eyes. */
const secretName = /pass|secret|token|credential|key$/i;

/** In characters: longer than what anybody is told when asked for a value. */
const longestPrompt = 2000;

/** Whether the value of a name is hidden while it is typed. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Reads `# @prompt NAME DESCRIPTION` (REST Client, Visual Studio) and `# @secret NAME`. */
export function promptOf({ name: directive, value }: Directive): Prompt | undefined {
  if (directive !== 'prompt' && directive !== 'secret') {
    return undefined;
  }
  const [name = '', ...words] = value.slice(0, longestPrompt).split(/\s+/);
  return name === ''
    ? undefined
    : {
        name,
        description: words.join(' '),
        isSecret: directive === 'secret' || isSecretName(name),
      };
}
