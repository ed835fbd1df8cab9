import type { Prompt } from '../grammar/httpFile.ts';

const form = /^\$(input|password|pick)\s+([^?$]*)\??(?:\s*\$value:\s*(.*))?$/;

/**
 * Reads `$input NAME? $value: SUGGESTION`, and likewise `$password` and `$pick`, as httpYac asks
 * for values.
 * @returns undefined if it is no such question.
 */
export function inlinePrompt(
  content: string,
): (Prompt & { readonly suggestion?: string }) | undefined {
  const [, kind, name = '', value] = form.exec(content) ?? [];
  const suggestion = kind === 'pick' ? value?.split(',')[0]?.trim() : value;
  return kind === undefined || name.trim() === ''
    ? undefined
    : {
        // No variable has a name with a blank in it.
        name: `$${kind} ${name.trim()}`,
        description: name.trim(),
        isSecret: kind === 'password',
        ...(suggestion !== undefined && kind !== 'password' && { suggestion }),
      };
}
