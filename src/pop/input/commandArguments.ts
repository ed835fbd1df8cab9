import * as l10n from '@vscode/l10n';
import { parseMethod, parseNonce } from '../../proof/popRequest.ts';
import { parseUri } from '../../proof/popUri.ts';
import { parseResourceScopes } from './resourceScopes.ts';

/** The arguments that a key binding may pass to describe a request. */
export interface PopCommandArguments {
  readonly method?: string;
  readonly uri?: string;
  readonly scopes?: readonly string[];
  readonly nonce?: string;
  /** The label or the id of an account that is signed in. */
  readonly account?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/** An argument that can't be used; the message names it. */
export class ArgumentError extends Error {
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(l10n.t('The argument "{0}" can\'t be used. {1}', argument, message));
    this.name = 'ArgumentError';
    this.argument = argument;
  }
}

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';

const shapes: Record<keyof PopCommandArguments, Check> = {
  method: isString,
  uri: isString,
  scopes: (value) => Array.isArray(value) && value.every(isString),
  nonce: isString,
  account: isString,
  headers: (value) =>
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isString)),
  body: isString,
};

/**
 * Checks the arguments of a PoP command. They come from key bindings and from any extension,
 * so nothing about them is taken for granted.
 * @returns a copy, which nobody else can change after it is confirmed.
 * @throws {ArgumentError}
 */
export function parsePopArguments(value: unknown): PopCommandArguments {
  if (value === undefined || value === null) {
    return {};
  }
  if (typeof value !== 'object') {
    throw new ArgumentError('0', l10n.t('It must be an object.'));
  }
  const given = copyOf(value);
  for (const [name, argument] of Object.entries(given)) {
    if (!Object.hasOwn(shapes, name)) {
      throw new ArgumentError(name.slice(0, 64), l10n.t('There is no argument of this name.'));
    }
    if (!shapes[name as keyof PopCommandArguments](argument)) {
      throw new ArgumentError(name, l10n.t('It has the wrong type.'));
    }
  }
  const checked = given as PopCommandArguments;
  check('method', () => checked.method !== undefined && parseMethod(checked.method));
  const uri = check('uri', () => checked.uri !== undefined && parseUri(checked.uri));
  check('nonce', () => checked.nonce !== undefined && parseNonce(checked.nonce));
  check('scopes', () => checked.scopes !== undefined && parseResourceScopes(checked.scopes));
  return { ...checked, ...(uri && { uri: uri.href }) };
}

function copyOf(value: object): Readonly<Record<string, unknown>> {
  try {
    return structuredClone(value) as Readonly<Record<string, unknown>>;
  } catch {
    throw new ArgumentError('0', l10n.t('It must be an object.'));
  }
}

function check<T>(argument: keyof PopCommandArguments, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new ArgumentError(argument, error instanceof Error ? error.message : String(error));
  }
}
