/**
 * A text in which the home directory is `~`: paths in it, such as those of libraries, would
 * tell the person's name otherwise. Case and kind of slash don't matter, as on Windows.
 */
export function withoutHome(text: string, home: string): string {
  const path = home.replace(/[/\\]+$/, '');
  if (path === '') {
    return text;
  }
  const pattern = path
    .split(/[/\\]+/)
    .map((part) => part.replace(/[\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[/\\\\]+');
  return text.replace(new RegExp(`${pattern}(?![\\w.-])`, 'gi'), '~');
}
