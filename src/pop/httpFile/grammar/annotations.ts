import type { Directive } from './comments.ts';
import type { Annotations } from './httpFile.ts';

/** The annotations that there are, by their names after `@`. */
export const annotationNames = {
  scope: 'entra-scope',
  account: 'entra-account',
  tenant: 'entra-tenant',
  client: 'entra-client',
} as const;

const prefix = 'entra-';

/** An API has fewer; a file with more is data. */
const mostScopes = 100;

/** In characters; what is longer is data as well. */
const longestValue = 16_000;

export const noAnnotations: Annotations = { scopes: [] };

/**
 * Adds what a directive says to annotations: scopes are added, of the others the last one counts.
 * @returns undefined if there is no such annotation, if it has no value or too long a one, or if
 * there are too many.
 */
export function withAnnotation(
  annotations: Annotations,
  { name, value }: Directive,
): Annotations | undefined {
  if (value === '' || value.length > longestValue) {
    return undefined;
  }
  switch (name) {
    case annotationNames.scope: {
      const scopes = [...annotations.scopes, ...scopesIn(value)];
      return scopes.length > mostScopes ? undefined : { ...annotations, scopes };
    }
    case annotationNames.account:
      return { ...annotations, account: value };
    case annotationNames.tenant:
      return { ...annotations, tenant: value };
    case annotationNames.client:
      return { ...annotations, client: value };
    default:
      return undefined;
  }
}

/** Scopes have blanks between them; a template in one may have some inside. */
export function scopesIn(value: string): readonly string[] {
  return value.match(/(?:\{\{[^{}]{0,500}\}\}|\S)+/g) ?? [];
}

/** Whether a directive is meant for us. */
export function isAnnotation({ name }: Directive): boolean {
  return name.toLowerCase().startsWith(prefix);
}

/** What counts for a request: its own annotations, else those at the top of the file. */
export function annotationsFor(own: Annotations, file: Annotations): Annotations {
  return { ...file, ...own, scopes: own.scopes.length > 0 ? own.scopes : file.scopes };
}
