import type * as vscode from 'vscode';
import type { HttpFile } from './grammar/httpFile.ts';
import { parseHttpFile, parseHttpFileInSlices } from './grammar/parseHttpFile.ts';

/** Beyond this many characters, a text is data and nobody's list of requests. */
const longestText = 2_000_000;

/** The files of requests that are open, each read once for what stands in it. */
export class ParsedRequestFiles {
  private readonly known = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly file: HttpFile }
  >();

  /**
   * Reads a document without holding others up.
   * @throws {unknown} the signal's reason, if it is aborted.
   */
  async read(document: vscode.TextDocument, signal: AbortSignal): Promise<HttpFile> {
    const known = this.known.get(document);
    const { version } = document;
    if (known?.version === version) {
      return known.file;
    }
    const text = document.getText();
    const file =
      text.length > longestText ? parseHttpFile('') : await parseHttpFileInSlices(text, signal);
    this.known.set(document, { version, file });
    return file;
  }
}
