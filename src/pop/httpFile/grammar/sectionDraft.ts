import { noAnnotations } from './annotations.ts';
import type { Annotations, Problem, Prompt, WrittenRequest } from './httpFile.ts';
import type { Line } from './lines.ts';
import { RequestHead } from './requestHead.ts';
import type { RequestLine } from './requestLine.ts';

/** What has been read of the lines from one separator to the next. */
export class SectionDraft {
  readonly firstLine: number;
  annotations: Annotations = noAnnotations;
  readonly prompts: Prompt[] = [];
  head: RequestHead | undefined;
  private requestLine = 0;
  private readonly body: Line[] = [];
  private problem: Problem | undefined;
  private isMultipartClosed = false;

  constructor(firstLine: number) {
    this.firstLine = firstLine;
  }

  /** Begins the request of the section, with its line in the file. */
  begin(requestLine: RequestLine, { number }: Line): void {
    this.head = new RequestHead(requestLine);
    this.requestLine = number;
    this.problem ??= requestLine.problem;
  }

  /** Notes a problem; the first one counts. */
  fail(problem: Problem | undefined): void {
    this.problem ??= problem;
  }

  /** Whether the body has parts and the last one isn't over: each may hold a request of its own. */
  get isInMultipart(): boolean {
    const isMultipart = this.head?.headers.some(
      ([name, value]) => /^content-type$/i.test(name) && /^multipart\//i.test(value),
    );
    return isMultipart === true && this.body.length > 0 && !this.isMultipartClosed;
  }

  /** Adds a line to the body, which begins with the first one that isn't blank. */
  addToBody(line: Line): void {
    this.isMultipartClosed ||= line.text.startsWith('--') && /^--.+--$/.test(line.text.trimEnd());
    if (this.body.length > 0 || line.text.trim() !== '') {
      this.body.push(line);
    }
  }

  /** @returns the request, if the section has one. @param endLine the line after the section. */
  finish(endLine: number): WrittenRequest | undefined {
    if (!this.head) {
      return undefined;
    }
    const { requestLine, target, headers } = this.head;
    return {
      line: this.requestLine,
      firstLine: this.firstLine,
      endLine,
      method: requestLine.method,
      target,
      headers,
      body: withoutBlankEnd(this.body),
      isGraphql: requestLine.isGraphql,
      annotations: this.annotations,
      prompts: this.prompts,
      ...(this.problem && { problem: this.problem }),
    };
  }
}

/** The line ends inside of a body stay as they are. */
function withoutBlankEnd(lines: readonly Line[]): string {
  const last = lines.findLastIndex(({ text }) => text.trim() !== '');
  return lines
    .slice(0, last + 1)
    .map(({ text, end }, index) => (index === last ? text : text + end))
    .join('');
}
