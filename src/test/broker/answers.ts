import type { Answer } from './script.ts';

/** An answer with the name that the record gives it. */
export interface Outcome {
  readonly label: string;
  readonly body: object;
}

/** An error as the broker reports it; a `context` of `null` leaves it out. */
export function errorResponse(error: Omit<Extract<Answer, { kind: 'error' }>, 'kind'>): Outcome {
  const { status, errorCode = 0, tag = 0x1e3a5c, context = 'The stand-in was asked to.' } = error;
  return {
    label: `error ${status}`,
    body: {
      brokerTokenResponse: {
        error: { status, errorCode, tag, ...(context !== null && { context }) },
      },
    },
  };
}

/** Text that no client should make anything of. */
export function brokenText(answer: Extract<Answer, { kind: 'garbage' | 'huge' | 'deep' }>): string {
  switch (answer.kind) {
    case 'garbage':
      return '{"brokerTokenResponse": {"accessToken": "ey';
    case 'huge':
      return JSON.stringify({ filler: 'x'.repeat(answer.megabytes * 1024 * 1024) });
    case 'deep':
      return '{"a":'.repeat(answer.levels) + '1' + '}'.repeat(answer.levels);
  }
}

/** A copy without the named fields, at whatever depth they are. */
export function withoutFields(body: object, fields: readonly string[]): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) => (fields.includes(key) ? undefined : value)),
  );
}

/** A copy with other values in the named fields, at whatever depth they are. */
export function withFields(body: object, fields: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      Object.hasOwn(fields, key) ? fields[key] : value,
    ),
  );
}
