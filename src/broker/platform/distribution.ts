import { readFileSync } from 'node:fs';

/** A Linux distribution by its `/etc/os-release` (freedesktop.org, os-release(5)). */
export interface Distribution {
  /** `ID` and, after it, what `ID_LIKE` names: the families it belongs to. */
  readonly ids: readonly string[];
  readonly majorVersion: number;
  /** Its name for people, with its version. */
  readonly name: string;
}

/** The distribution of this machine; undefined if none is named. */
export function readDistribution(path = '/etc/os-release'): Distribution | undefined {
  try {
    return parseDistribution(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads the text of an os-release file. */
export function parseDistribution(text: string): Distribution {
  const values = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/^([A-Z_]+)=(.*)$/gm)) {
    values.set(key, value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  const id = values.get('ID') ?? 'linux';
  return {
    ids: [id, ...(values.get('ID_LIKE') ?? '').split(/\s+/).filter(Boolean)],
    majorVersion: Number.parseInt(values.get('VERSION_ID') ?? '0', 10) || 0,
    name: values.get('PRETTY_NAME') ?? id,
  };
}
