import { isAnnotation, noAnnotations, withAnnotation } from './annotations.ts';
import { BlockComments } from './blockComment.ts';
import { isComment, isSeparator, parseDirective, promptOf } from './comments.ts';
import type {
  Annotations,
  FileVariable,
  HttpFile,
  ProblemCause,
  WrittenRequest,
} from './httpFile.ts';
import type { Line } from './lines.ts';
import { beginsBody } from './requestHead.ts';
import { isAnotherRequestLine, readRequestLine } from './requestLine.ts';
import { SectionDraft } from './sectionDraft.ts';
import {
  isAboutAnswer,
  isAssertion,
  isBodyFromFile,
  isForPrograms,
  isScriptLine,
  isStoredAnswer,
  scriptBlock,
} from './skipped.ts';
import type { SkippedBlock } from './skipped.ts';
import { parseVariable } from './variableLine.ts';

/**
 * Which part of a section the next line belongs to. In an answer that is kept in the file nothing
 * counts but requests; in text that is no request, comments and variables do as well.
 */
type Part = 'before' | 'head' | 'body' | 'afterBody' | 'noRequest' | 'answer';

/**
 * In characters: longer than any line that is more than a value or a body. What a line is stands at
 * its beginning, and to look through the whole of a long one takes long.
 */
const longestStart = 20_000;

/** Reads a file of requests line by line. */
export class HttpFileReader {
  private readonly comments: BlockComments;
  private readonly requests: WrittenRequest[] = [];
  private readonly variables = new Map<string, FileVariable[]>();
  private annotations: Annotations = noAnnotations;
  private section = new SectionDraft(0);
  private part: Part = 'before';
  private skipped: (SkippedBlock & { readonly isComment: boolean }) | undefined;
  private isTop = true;

  constructor(text: string) {
    this.comments = new BlockComments(text);
  }

  /** Takes the next line; what it means depends on those before it. */
  read(line: Line): void {
    if (this.skipped) {
      this.skip(line, this.skipped);
    } else if (isSeparator(line.text)) {
      this.startSection(line);
    } else if (this.part === 'answer') {
      this.readAnswer(line);
    } else if (!this.isSkipped(line)) {
      this.readPart(line);
    }
  }

  /** @param lineCount the number of all lines. */
  finish(lineCount: number): HttpFile {
    this.endSection(lineCount);
    return {
      requests: this.requests,
      variables: this.variables,
      annotations: this.annotations,
    };
  }

  /** A script ends with its section at the latest; a comment may hold separators. */
  private skip(line: Line, block: { isEnd: (line: string) => boolean; isComment: boolean }): void {
    if (!block.isComment && isSeparator(line.text)) {
      this.skipped = undefined;
      this.startSection(line);
    } else if (block.isEnd(line.text)) {
      this.skipped = undefined;
    }
  }

  private startSection(line: Line): void {
    this.endSection(line.number);
    this.section = new SectionDraft(line.number);
    this.part = 'before';
  }

  private endSection(endLine: number): void {
    const request = this.section.finish(endLine);
    if (this.isTop) {
      this.annotations = this.section.annotations;
      this.isTop = false;
    }
    if (request) {
      this.requests.push(request);
    }
  }

  /** Comments, variables and scripts may stand in each part. */
  private isSkipped(line: Line): boolean {
    const start = startOf(line);
    const trimmed = line.text.trim();
    if (this.comments.begins(line, this.part === 'body')) {
      const block = this.comments.blockAfter(line);
      this.skipped = block && { ...block, isComment: true };
      return true;
    }
    if (isComment(trimmed)) {
      this.readComment(trimmed);
      return true;
    }
    const variable = parseVariable(trimmed);
    if (variable) {
      const { name, value } = variable;
      const others = this.variables.get(name) ?? [];
      others.push({ name, value, line: line.number });
      this.variables.set(name, others);
      return true;
    }
    const script = scriptBlock(start) && scriptBlock(line.text);
    this.skipped = script && { ...script, isComment: false };
    if (isAboutAnswer(start)) {
      this.part = this.section.head ? 'afterBody' : this.part;
      return true;
    }
    return script !== undefined || isScriptLine(start) || isAssertion(trimmed);
  }

  private readComment(trimmed: string): void {
    const directive = parseDirective(trimmed);
    const prompt = directive && promptOf(directive);
    if (prompt) {
      this.section.prompts.push(prompt);
    }
    if (!directive || !isAnnotation(directive)) {
      return;
    }
    if (this.section.head) {
      // Meant for this request or for the one below: taken for the wrong one, it would do harm.
      this.section.fail({ cause: 'annotationBelow', text: trimmed });
    } else if (this.part === 'before') {
      const annotations = withAnnotation(this.section.annotations, directive);
      this.section.annotations = annotations ?? this.section.annotations;
      if (!annotations) {
        this.section.fail({ cause: 'annotation', text: trimmed });
      }
    }
  }

  private readPart(line: Line): void {
    const trimmed = line.text.trim();
    if (isStoredAnswer(trimmed)) {
      this.part = 'answer';
    } else if (this.part === 'before') {
      this.readBefore(line, trimmed);
    } else if (this.part === 'noRequest') {
      this.readBelowText(line, trimmed);
    } else if (this.isAnotherRequest(startOf(line))) {
      this.readAnotherRequest(line);
    } else if (this.part === 'head') {
      this.readHead(line, trimmed);
    } else if (this.part === 'body') {
      this.readBody(line);
    }
  }

  private readBefore(line: Line, trimmed: string): void {
    if (trimmed === '' || isForPrograms(trimmed)) {
      return;
    }
    const requestLine = readRequestLine(trimmed);
    if (requestLine) {
      this.section.begin(requestLine, line);
    }
    this.part = requestLine ? 'head' : 'noRequest';
  }

  /** A request below text that is none, such as a note without `#`. */
  private readBelowText(line: Line, trimmed: string): void {
    const requestLine = isAnotherRequestLine(startOf(line)) ? readRequestLine(trimmed) : undefined;
    if (requestLine) {
      this.section.begin(requestLine, line);
      this.section.fail({ cause: 'textAbove', text: trimmed });
      this.part = 'head';
    }
  }

  private readHead(line: Line, trimmed: string): void {
    if (trimmed === '') {
      this.part = 'body';
    } else if (isBodyFromFile(startOf(line))) {
      this.section.fail({ cause: 'bodyFromFile', text: trimmed });
    } else if (beginsBody(trimmed)) {
      this.part = 'body';
      this.section.addToBody(line);
    } else if (line.text.length > longestStart) {
      this.section.fail({ cause: 'tooLong', text: trimmed });
    } else {
      this.section.fail(this.section.head?.add(line.text));
    }
  }

  private readBody(line: Line): void {
    if (isBodyFromFile(startOf(line))) {
      this.section.fail({ cause: 'bodyFromFile', text: line.text.trim() });
    }
    this.section.addToBody(line);
  }

  private isAnotherRequest(text: string): boolean {
    const isUrl =
      this.part === 'head' && this.section.head?.target !== '' && /^https?:\/\/\S+$/i.test(text);
    return isUrl || (isAnotherRequestLine(text) && !this.section.isInMultipart);
  }

  /** No request is sent as the body of another, so neither of the two can be sent. */
  private readAnotherRequest(line: Line): void {
    this.section.fail({ cause: 'requestFollows', text: line.text.trim() });
    this.startUnsendable(line, 'noSeparator');
  }

  /** An answer may be about requests, so one below it can't be sent; nor is it passed over. */
  private readAnswer(line: Line): void {
    if (isAnotherRequestLine(startOf(line))) {
      this.startUnsendable(line, 'belowAnswer');
    }
  }

  /** A request without a separator above. */
  private startUnsendable(line: Line, cause: ProblemCause): void {
    const trimmed = line.text.trim();
    const requestLine = readRequestLine(trimmed);
    this.endSection(line.number);
    this.section = new SectionDraft(line.number);
    if (requestLine) {
      this.section.begin(requestLine, line);
    }
    this.section.fail({ cause, text: trimmed });
    this.part = 'afterBody';
  }
}

function startOf({ text }: Line): string {
  return text.slice(0, longestStart);
}
