import type { Question, Value } from './variables/filler.ts';

/** The place that typed values are from, among the files. */
export const typedSource = 'typed';

/** A value that a person typed for a name. */
export interface TypedValue {
  readonly question: Question;
  readonly text: string;
}

/**
 * The values that people typed for names of request files: in memory, for this window. Each
 * is for one file only, so that no other file can send it elsewhere.
 */
export class TypedValues {
  private readonly byFile = new Map<string, Map<string, TypedValue>>();

  /** The value that was typed for a name of this file; undefined if none was. */
  get(file: string, name: string): Value | undefined {
    const typed = this.byFile.get(file)?.get(name);
    return typed && { text: typed.text, source: typedSource, isTyped: true };
  }

  /** Keeps an answer; an earlier one to the same question is forgotten. */
  set(file: string, question: Question, text: string): void {
    const values = this.byFile.get(file) ?? new Map<string, TypedValue>();
    values.set(question.name, { question, text });
    this.byFile.set(file, values);
  }

  /** Those for a file, in the order in which they were asked for. */
  all(file: string): readonly TypedValue[] {
    return [...(this.byFile.get(file)?.values() ?? [])];
  }

  /** Forgets the answers to some questions of a file; to all of them if none are named. */
  forget(
    file: string,
    questions: readonly Question[] = this.all(file).map(({ question }) => question),
  ): void {
    for (const { name } of questions) {
      this.byFile.get(file)?.delete(name);
    }
  }
}
