import type { Problem, Prompt } from '../grammar/httpFile.ts';
import { isSecretName } from '../grammar/comments.ts';
import { inlinePrompt } from './inlinePrompt.ts';
import { kindOfName } from './names.ts';
import { templatesIn } from './templates.ts';

/** The value of a name, and the place that it is from, such as `http-client.env.json (dev)`. */
export interface Value {
  readonly text: string;
  /** Undefined for values of the file of requests itself. */
  readonly source?: string;
  /** What a person typed is data: templates in it are not filled in. */
  readonly isTyped?: true;
}

/** Where values come from. */
export interface ValueSources {
  readonly value: (name: string) => Value | undefined;
  /** The value of `$guid` and the like, made for each request. */
  readonly dynamic: (content: string) => string | undefined;
  /** Names that the request wants to be asked for. */
  readonly prompts: ReadonlyMap<string, Prompt>;
}

/** A name whose value a person has to type. */
export interface Question extends Prompt {
  readonly kind: 'name' | 'answer';
  readonly suggestion?: string;
}

/** Nobody gives a value a longer name; what is longer is code. */
const longestName = 500;

/** Beyond this many characters of values, a request is nobody's. */
const longestValues = 2_000_000;

/** Nor has a request more templates than this. */
const mostTemplates = 10_000;

/** Values in values in values: nobody follows them so far. */
const deepest = 50;

/**
 * Fills templates in, for one request: a dynamic value that a variable holds is the same
 * wherever the variable is used.
 */
export class Filler {
  /** What has to be asked for, by name. The template stands in the text for it. */
  readonly questions = new Map<string, Question>();
  /** The names that were filled in from elsewhere, by the place that they are from. */
  readonly used = new Map<string, Set<string>>();
  problem: Problem | undefined;
  private readonly sources: ValueSources;
  private readonly filled = new Map<string, string>();
  private readonly open = new Set<string>();
  private readonly unknown = new Map<string, string>();
  /** Of all values so far, in characters. */
  private length = 0;
  /** Of all templates so far. */
  private count = 0;

  constructor(sources: ValueSources) {
    this.sources = sources;
  }

  /** Puts values into the templates of a text; a template without one stays, to be asked for. */
  fill(text: string): string {
    let result = '';
    let end = 0;
    for (const template of templatesIn(text)) {
      const value = this.valueOf(template.content);
      this.length += value.length;
      if (++this.count > mostTemplates || this.length > longestValues) {
        return this.fail({ cause: 'tooLong', text: template.content });
      }
      result += text.slice(end, template.start) + value;
      end = template.end;
    }
    return result + text.slice(end);
  }

  private valueOf(content: string): string {
    if (content === '' || content.length > longestName) {
      return content === '' ? '{{}}' : this.fail({ cause: 'expression', text: content });
    }
    return content.startsWith('%')
      ? encodeURIComponent(this.named(content.slice(1).trim()).toWellFormed())
      : this.named(content);
  }

  private named(name: string): string {
    const known = this.filled.get(name) ?? this.unknown.get(name);
    if (known !== undefined) {
      return known;
    }
    if (this.open.size >= deepest) {
      return this.fail({ cause: 'tooLong', text: name });
    }
    const value = this.open.has(name) ? undefined : this.sources.value(name);
    const text = value ? this.filledValue(name, value) : this.sources.dynamic(name);
    if (text === undefined) {
      const template = this.askFor(name);
      this.unknown.set(name, template);
      return template;
    }
    if (value) {
      this.filled.set(name, text);
    }
    return text;
  }

  private filledValue(name: string, { text, source, isTyped }: Value): string {
    if (source !== undefined) {
      this.used.set(source, (this.used.get(source) ?? new Set()).add(name));
    }
    this.open.add(name);
    const filled = isTyped ? text : this.fill(text);
    this.open.delete(name);
    return filled;
  }

  /** A name that nothing defines, or that is defined by itself. */
  private askFor(content: string): string {
    const prompt = this.sources.prompts.get(content) ?? inlinePrompt(content);
    const kind = prompt ? 'name' : kindOfName(content);
    if (prompt && !this.open.has(prompt.name)) {
      const answer = this.sources.value(prompt.name);
      if (answer) {
        return this.filledValue(prompt.name, answer);
      }
    }
    if (kind !== 'name' && kind !== 'answer') {
      return this.fail({ cause: kind, text: content });
    }
    const question = prompt ?? { name: content, description: '', isSecret: isSecretName(content) };
    this.questions.set(question.name, { ...question, kind });
    return `{{${content}}}`;
  }

  /** The first problem counts. */
  private fail(problem: Problem): string {
    this.problem ??= problem;
    return '';
  }
}
