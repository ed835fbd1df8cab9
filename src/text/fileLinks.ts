/**
 * VS Code makes links of `file://` in every document and log, and one click opens the file, on
 * another machine too. Only http and https may be links. The slash is written as JSON would escape it.
 */
export function withoutFileLinks(text: string): string {
  return text.replace(/(file:)\/(?=\/)/gi, '$1\\u002f');
}
