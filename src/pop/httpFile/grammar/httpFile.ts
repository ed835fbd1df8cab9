/**
 * Why a request can't be sent as it is written. Each has a sentence of its own in
 * `problemText.ts`.
 */
export type ProblemCause =
  /** The body, or a part of it, is in another file. */
  | 'bodyFromFile'
  /** A value of the machine: `$processEnv`, `$dotenv`, `$env`. */
  | 'machineValue'
  /** Code between braces, which would have to be run. */
  | 'expression'
  /** Another request follows without `###`, so nobody knows where the body ends. */
  | 'requestFollows'
  /** It follows another request without `###`. */
  | 'noSeparator'
  /** It follows an answer that is kept in the file, without `###`. */
  | 'belowAnswer'
  /** Above it stands text that is nothing a file of requests has. */
  | 'textAbove'
  /** Among the headers stands a line that is none. */
  | 'notAHeader'
  /** A header has characters that headers must not have. */
  | 'badHeader'
  /** A command for curl. */
  | 'curl'
  /** Not HTTP, such as a web socket. */
  | 'protocol'
  /** Not a method of HTTP, or one that can't be sent from an editor. */
  | 'method'
  /** A method without a URL in its line. */
  | 'methodAlone'
  /** A path without a `Host` header and a variable `host`, or text that is no URL. */
  | 'noUrl'
  /** A URL that means something else than it seems to; the text is the sentence that says so. */
  | 'badUrl'
  /** `http://` to another machine. */
  | 'insecure'
  /** A body that its method doesn't have. */
  | 'bodyOfGet'
  /** An annotation `@entra-…` that nobody knows, or that has no value. */
  | 'annotation'
  /** An annotation `@entra-…` below the request line. */
  | 'annotationBelow'
  /** More than a request can hold. */
  | 'tooLong';

/** A problem with the text that it is about. */
export interface Problem {
  readonly cause: ProblemCause;
  /** As it stands in the file: data, never to be shown without being made safe. */
  readonly text: string;
}

export type Header = readonly [name: string, value: string];

/** What a request needs beyond HTTP, as annotations say it: `# @entra-scope …`. */
export interface Annotations {
  readonly scopes: readonly string[];
  readonly account?: string;
  readonly tenant?: string;
  readonly client?: string;
}

/** A value that the file wants to be asked for: `# @prompt NAME DESCRIPTION`. */
export interface Prompt {
  readonly name: string;
  readonly description: string;
  readonly isSecret: boolean;
}

/** A variable that the file defines: `@name = value`. */
export interface FileVariable {
  readonly name: string;
  /** May have templates in it. */
  readonly value: string;
  /** Counted from zero. */
  readonly line: number;
}

/** A request as it stands in a file: templates are not filled in. */
export interface WrittenRequest {
  /** The line of the request line, counted from zero. */
  readonly line: number;
  /** The lines from its separator to the next one, the latter excluded. */
  readonly firstLine: number;
  readonly endLine: number;
  /** In uppercase. */
  readonly method: string;
  /** The URL, or a part of one. */
  readonly target: string;
  /** The name is empty for a line with only a template, which may stand for a whole header. */
  readonly headers: readonly Header[];
  /** With the line ends of the file, without comments and scripts. */
  readonly body: string;
  readonly isGraphql: boolean;
  readonly annotations: Annotations;
  readonly prompts: readonly Prompt[];
  readonly problem?: Problem;
}

/** A file of requests. */
export interface HttpFile {
  readonly requests: readonly WrittenRequest[];
  /** By name, in the order of their lines. */
  readonly variables: ReadonlyMap<string, readonly FileVariable[]>;
  /** Those at the top of the file, which are for each of its requests. */
  readonly annotations: Annotations;
}
