/**
 * A text as a block of code in Markdown: a report is pasted into issues, where names in it would
 * call people and text would become links.
 */
export function fenced(text: string): string {
  const longestRun = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}\n`;
}
