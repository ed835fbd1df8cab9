import { documentLine, documentText } from '../../text/documentText.ts';
import type { DocumentText } from '../../text/documentText.ts';
import type { VerdictState } from '../../text/verdictLine.ts';

/** One line of a report on a token. */
export interface ReportLine {
  /** As it is shown at first. */
  readonly masked: DocumentText;
  /** As it is shown to somebody who asked for the tokens. */
  readonly revealed: DocumentText;
  /** Set if the line is a verdict. */
  readonly state?: VerdictState;
  /** What the line means, for whoever points at it. */
  readonly meaning?: string;
}

/** Lines under a title. */
export interface ReportSection {
  readonly title: string;
  readonly lines: readonly ReportLine[];
  /** Whether only the title is shown at first. */
  readonly isFolded?: boolean;
}

/** Lines that can be folded away, by their numbers from 0 on. */
export interface ReportFold {
  readonly start: number;
  readonly end: number;
  readonly isFolded: boolean;
}

/** A report on a token. */
export interface Report {
  readonly lines: readonly ReportLine[];
  readonly folds: readonly ReportFold[];
}

/** A line without anything to mask. */
export function plainLine(text: string): ReportLine {
  const line = documentLine(text);
  return { masked: line, revealed: line };
}

/** Puts a report together: its head, and its sections with blank lines between them. */
export function layOut(head: readonly ReportLine[], sections: readonly ReportSection[]): Report {
  const lines = [...head];
  const folds: ReportFold[] = [];
  for (const { title, lines: own, isFolded = false } of sections) {
    lines.push(plainLine(''));
    folds.push({ start: lines.length, end: lines.length + own.length, isFolded });
    lines.push(plainLine(`## ${title}`), ...own);
  }
  return { lines: [...lines, plainLine('')], folds };
}

/** The text of a report. */
export function textOf({ lines }: Report, form: 'masked' | 'revealed'): DocumentText {
  return documentText(lines.map((line) => line[form]));
}
