import { cut } from './cut.ts';
import type { SafeText } from './safeText.ts';
import { singleLine } from './singleLine.ts';

/** One segment of a path. */
export type FileName = SafeText<'fileName'>;

/** In characters; file systems allow 255 bytes, and a character has up to four. */
const longestName = 60;

/** Windows refuses them in names; other systems take most of them. */
const special = /[<>:"/\\|?*]+/g;

/** Names of devices on Windows, with any extension. */
const device = /^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))/i;

/** A text as the name of a file, or as one segment of a URI's path: it leads to no other folder. */
export function fileName(text: string): FileName {
  const name = cut(singleLine(text, longestName).replace(special, '-'), longestName)
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(device, '_');
  return (name === '' ? '_' : name) as FileName;
}
