/** In characters: a link to a file that goes across a place has no more on either side of it. */
const around = 'file://'.length - 1;

/**
 * A text in slices that can be made safe one by one, with the same result as the whole: no pair
 * of surrogates, line break of two characters, or link to a file is cut in two.
 * @param characters how long a slice is at most; at least 8.
 */
export function* slices(text: string, characters: number): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = endOfSlice(text, start + characters);
    yield text.slice(start, end);
    start = end;
  }
}

function endOfSlice(text: string, end: number): number {
  if (end >= text.length) {
    return text.length;
  }
  // A link that fits into this window goes across its middle.
  const link = text.slice(end - around, end + around).search(/file:\/\//i);
  if (link >= 0) {
    return end - around + link;
  }
  return /[\r\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
