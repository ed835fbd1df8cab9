const more = '…';

/** The beginning of a text that is too long, with an ellipsis; no character is cut in two. */
export function cut(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) {
    return text;
  }
  const end = mostCharacters - more.length;
  const isInsidePair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(0, isInsidePair ? end - 1 : end) + more;
}
