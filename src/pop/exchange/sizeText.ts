import * as l10n from '@vscode/l10n';

/** A number of bytes for people, such as "1 byte" or "12.3 KB". */
export function sizeText(bytes: number): string {
  if (bytes === 1) {
    return l10n.t('1 byte');
  }
  if (bytes < 1000) {
    return l10n.t('{0} bytes', bytes);
  }
  return bytes < 1_000_000
    ? l10n.t('{0} KB', (bytes / 1000).toFixed(1))
    : l10n.t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
