import type { HttpFile } from '../grammar/httpFile.ts';

/**
 * The value of a variable of a file for a request: of the definition nearest above it, else of
 * the first one below, since programs go through a file in its order.
 * @param line the line of the request, counted from zero.
 */
export function fileValue({ variables }: HttpFile, name: string, line: number): string | undefined {
  const definitions = variables.get(name) ?? [];
  return (definitions.findLast((found) => found.line < line) ?? definitions[0])?.value;
}
