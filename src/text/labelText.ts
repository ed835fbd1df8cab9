import { cut } from './cut.ts';
import type { SafeText } from './safeText.ts';
import { singleLine } from './singleLine.ts';

/** The text of an item, a title or an action. */
export type LabelText = SafeText<'label'>;

/** In characters; no list, tab or action shows more on its line. */
const longestLabel = 300;

/**
 * A text for items and titles of quick inputs, for actions above lines and for the status bar. VS
 * Code makes an icon of `$(name)` in them; with a blank before the bracket it does not.
 */
export function labelText(text: string): LabelText {
  const line = singleLine(text, longestLabel).replace(/\$(?=\()/g, '$ ');
  return cut(line, longestLabel) as LabelText;
}
