import type { Value } from './filler.ts';
import { parseTolerantJson } from './tolerantJson.ts';

/** Names and values of one environment. */
type Names = ReadonlyMap<string, string>;

/** The environments of one place, such as a file, by name. */
export interface EnvironmentPlace {
  /** How the place is named to people. */
  readonly label: string;
  readonly environments: ReadonlyMap<string, Names>;
}

/** The environment whose values count in each of the others. */
const shared = '$shared';

/** Deeper than this, a value is data of other programs. */
const deepest = 4;

/**
 * Reads a file of environments, such as `http-client.env.json`.
 * @throws {SyntaxError} if it is no JSON.
 */
export function parseEnvironments(label: string, text: string): EnvironmentPlace {
  return environmentPlace(label, parseTolerantJson(text));
}

/** The environments of a value such as the setting `rest-client.environmentVariables`. */
export function environmentPlace(label: string, value: unknown): EnvironmentPlace {
  const entries = entriesOf(value).map(
    ([name, values]) => [name, new Map(namesIn(values, '', deepest))] as const,
  );
  return { label, environments: new Map(entries) };
}

/** The names of environments to choose from, in their order; a place may add to another's. */
export function environmentNames(places: readonly EnvironmentPlace[]): readonly string[] {
  const names = places.flatMap(({ environments }) => [...environments.keys()]);
  return [...new Set(names)].filter((name) => !name.startsWith('$'));
}

/**
 * The value of a name in an environment, of the first place that has one; a value of the
 * environment itself goes before one that is shared.
 * @param environment undefined for shared values only.
 */
export function environmentValue(
  places: readonly EnvironmentPlace[],
  environment: string | undefined,
  name: string,
): Value | undefined {
  const sharedName = name.startsWith(`${shared} `) ? name.slice(shared.length).trim() : undefined;
  const order = [
    ...(sharedName === undefined && environment !== undefined ? [environment] : []),
    shared,
  ];
  for (const from of order) {
    for (const { label, environments } of places) {
      const text = environments.get(from)?.get(sharedName ?? name);
      if (text !== undefined) {
        return { text, source: `${label} (${from})` };
      }
    }
  }
  return undefined;
}

/** Names of nested values have points between their parts. */
function* namesIn(value: unknown, prefix: string, depth: number): Generator<[string, string]> {
  for (const [name, inner] of entriesOf(value)) {
    if (typeof inner === 'object' && inner !== null && depth > 0) {
      yield* namesIn(inner, `${prefix}${name}.`, depth - 1);
    } else if (['string', 'number', 'boolean'].includes(typeof inner)) {
      yield [prefix + name, String(inner)];
    }
  }
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
