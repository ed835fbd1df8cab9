import { cut } from './cut.ts';
import type { SafeText } from './safeText.ts';
import { singleLine } from './singleLine.ts';

/** The text of a notification, or of an input's prompt or validation message. */
export type MessageText = SafeText<'message'>;

/** In characters; VS Code itself cuts notifications at 1,000. */
const longestMessage = 1000;

/**
 * A text for notifications, and for prompts and validation messages of inputs. VS Code makes links
 * of `[label](command:…)` in them, and an icon of `$(name)`; with a blank before the
 * bracket it does not.
 */
export function messageText(text: string): MessageText {
  const line = singleLine(text, longestMessage).replace(/([\]$])(?=\()/g, '$1 ');
  return cut(line, longestMessage) as MessageText;
}
