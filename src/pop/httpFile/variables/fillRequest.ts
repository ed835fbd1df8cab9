import { annotationsFor, scopesIn } from '../grammar/annotations.ts';
import type {
  Annotations,
  Header,
  HttpFile,
  Problem,
  WrittenRequest,
} from '../grammar/httpFile.ts';
import { isOwnHeader } from '../../exchange/requestProblem.ts';
import { fileValue } from './fileValue.ts';
import { Filler } from './filler.ts';
import { isGraphqlQuery } from './graphqlBody.ts';
import type { Value, ValueSources } from './filler.ts';
import { withHeadersOfVariables } from './headersOfVariables.ts';
import { isInsecureTarget, requestUri } from './requestUri.ts';

/** Values from outside the file: of environments, and those that were typed. */
export interface OutsideValues {
  readonly typed: (name: string) => Value | undefined;
  readonly environment: (name: string) => Value | undefined;
  readonly dynamic: ValueSources['dynamic'];
}

/** A request with its templates filled in, as far as they are known. */
export interface FilledRequest {
  /** As it stands in the file, with the headers that variables hold. */
  readonly written: WrittenRequest;
  readonly filler: Filler;
  readonly target: string;
  /** Undefined if something has to be asked for first, or if the target is no URL. */
  readonly uri?: string;
  readonly uriProblem?: Problem;
  readonly headers: readonly Header[];
  readonly isGraphql: boolean;
  readonly text: string;
  readonly annotations: Annotations;
}

/** Fills in the templates of a request as far as their values are known. */
export function fillRequest(
  request: WrittenRequest,
  file: HttpFile,
  outside: OutsideValues,
): FilledRequest {
  const written = withHeadersOfVariables(request, file);
  const filler = fillerFor(written, file, outside);
  const { target, host } = fillTarget(written, filler);
  const filled = written.headers
    .filter(([name]) => !isOwnHeader(name))
    .map(([name, value]): Header => [filler.fill(name), filler.fill(value)]);
  const isGraphql =
    written.isGraphql || filled.some(isGraphqlMark) || isQuery(written.body, filled);
  const headers = withContentType(
    filled.filter((header) => !isGraphqlMark(header)),
    isGraphql,
  );
  const text = filler.fill(written.body);
  const annotations = fillAnnotations(
    annotationsFor(written.annotations, file.annotations),
    filler,
  );
  const isKnown = filler.questions.size === 0 && !filler.problem;
  const uri = isKnown ? requestUri(target, host) : earlyProblem(target);
  return { written, filler, target, ...uri, headers, isGraphql, text, annotations };
}

function fillerFor(written: WrittenRequest, file: HttpFile, outside: OutsideValues): Filler {
  const prompts = new Map(written.prompts.map((prompt) => [prompt.name, prompt]));
  const value = (name: string): Value | undefined => {
    const typed = outside.typed(name);
    if (typed || prompts.has(name)) {
      return typed;
    }
    const text = fileValue(file, name, written.line);
    return text === undefined ? outside.environment(name) : { text };
  };
  return new Filler({ value, dynamic: outside.dynamic, prompts });
}

/**
 * A path goes to the `Host` header, else, as httpYac has it, to the variable `host`. Whether that is
 * defined is no matter here: like any name, it may stand in an environment, or be asked for.
 */
function fillTarget(
  written: WrittenRequest,
  filler: Filler,
): { readonly target: string; readonly host: string | undefined } {
  const target = filler.fill(written.target);
  const host = target.startsWith('/') ? hostOf(written, filler) : undefined;
  const isOpen = target.startsWith('/') && host === undefined;
  return { target: isOpen ? filler.fill('{{host}}') + target : target, host };
}

/** A fault of the target that no answer to a question can mend. */
function earlyProblem(target: string): { readonly uriProblem?: Problem } {
  return isInsecureTarget(target) ? { uriProblem: { cause: 'insecure', text: target } } : {};
}

function hostOf({ headers }: WrittenRequest, filler: Filler): string | undefined {
  const [, host] = headers.find(([name]) => name.toLowerCase() === 'host') ?? [];
  return host === undefined ? undefined : filler.fill(host);
}

/** REST Client's mark of a GraphQL request; no server knows it. */
function isGraphqlMark([name, value]: Header): boolean {
  return name.toLowerCase() === 'x-request-type' && value.toLowerCase() === 'graphql';
}

/** A query where JSON would have to stand. */
function isQuery(body: string, headers: readonly Header[]): boolean {
  const [, type] = headers.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return isGraphqlQuery(body) && /^(?:application\/json\b|$)/i.test(type ?? '');
}

function withContentType(headers: readonly Header[], isGraphql: boolean): readonly Header[] {
  const has = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return isGraphql && !has ? [...headers, ['Content-Type', 'application/json']] : headers;
}

function fillAnnotations(annotations: Annotations, filler: Filler): Annotations {
  const fill = (name: 'account' | 'tenant' | 'client') => {
    const text = annotations[name];
    return text === undefined ? {} : { [name]: filler.fill(text) };
  };
  return {
    // A variable may hold several.
    scopes: annotations.scopes.flatMap((scope) => scopesIn(filler.fill(scope))),
    ...fill('account'),
    ...fill('tenant'),
    ...fill('client'),
  };
}
