/** The first and the last line of a part that can be folded, counted from zero. */
export type Fold = readonly [start: number, end: number];

/** As many as VS Code takes by default (`editor.foldingMaximumRegions`). */
const mostFolds = 5000;

/** In characters; a longer text would hold up the extension host. */
const longestText = 200_000;

/** The parts of an answer that can be folded: sections, and lines that are indented below another. */
export function foldsOf(text: string): readonly Fold[] {
  if (text.length > longestText) {
    return [];
  }
  const folds: Fold[] = [];
  /** The lines that may begin a part, by how far they are indented, the outermost first. */
  const open: { readonly line: number; readonly indent: number }[] = [];
  let lastLine = 0;
  const close = (indent: number) => {
    while ((open.at(-1)?.indent ?? -2) >= indent) {
      const start = open.pop()?.line ?? 0;
      if (lastLine > start) {
        folds.push([start, lastLine]);
      }
    }
  };
  for (const [line, content] of text.split('\n').entries()) {
    if (content.trim() === '') {
      continue;
    }
    const indent = content.startsWith('## ') ? -1 : content.search(/\S/);
    close(indent);
    open.push({ line, indent });
    lastLine = line;
  }
  close(-1);
  return folds.slice(0, mostFolds);
}
