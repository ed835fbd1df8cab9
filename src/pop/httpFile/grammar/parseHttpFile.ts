import type { HttpFile, WrittenRequest } from './httpFile.ts';
import { HttpFileReader } from './httpFileReader.ts';
import { linesOf } from './lines.ts';
import { atOnce, inSlices } from '../../workInParts.ts';
import type { WorkInParts } from '../../workInParts.ts';

/** Between two looks at the clock, whichever comes first; about a millisecond's worth of lines. */
const perLook = { lines: 100, characters: 20_000 };

/** Reads a file of requests; never fails, whatever the text. */
export function parseHttpFile(text: string): HttpFile {
  return atOnce(readInParts(text));
}

/**
 * Reads a file of requests as `parseHttpFile` does, and lets others run in between, so that a
 * long file doesn't hold up the thread.
 * @throws {unknown} the signal's reason, if it is aborted.
 */
export async function parseHttpFileInSlices(text: string, signal: AbortSignal): Promise<HttpFile> {
  return inSlices(readInParts(text), signal);
}

/**
 * The request between whose separators a line stands, counted from zero; a separator belongs
 * to the request after it, whose title it may hold.
 */
export function requestAtLine(file: HttpFile, line: number): WrittenRequest | undefined {
  return file.requests.findLast(({ firstLine, endLine }) => firstLine <= line && line < endLine);
}

function* readInParts(text: string): WorkInParts<HttpFile> {
  const reader = new HttpFileReader(text);
  let lineCount = 0;
  let lastLook = { lineCount, offset: 0 };
  for (const line of linesOf(text)) {
    reader.read(line);
    lineCount = line.number + 1;
    const { offset } = line;
    if (
      lineCount - lastLook.lineCount >= perLook.lines ||
      offset - lastLook.offset >= perLook.characters
    ) {
      lastLook = { lineCount, offset };
      yield undefined;
    }
  }
  return reader.finish(lineCount);
}
