import type { TokenView } from './tokenViews.ts';

/** More would keep too much of old answers in memory. */
const mostAnswers = 5;

/** The last answer to each request, in memory, to compare the next one with. */
export class LastAnswers {
  /** The last one used at the end. */
  private readonly answers = new Map<string, TokenView>();

  /** Keeps an answer. @returns the one before it. */
  replace(method: string, uri: string, answer: TokenView): TokenView | undefined {
    const request = `${method} ${uri}`;
    const before = this.answers.get(request);
    this.answers.delete(request);
    this.answers.set(request, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > mostAnswers && oldest !== undefined) {
      this.answers.delete(oldest);
    }
    return before;
  }
}
