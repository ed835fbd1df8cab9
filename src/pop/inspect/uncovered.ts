import * as l10n from '@vscode/l10n';
import type { JsonObject } from '../../proof/popToken.ts';

/** What somebody on the way could change without the signature noticing. */
export function uncovered({ m, u, p, q, h, b, nonce }: JsonObject): readonly string[] {
  const parameters = namesCovered(q);
  const headers = namesCovered(h);
  return [
    ...(typeof m !== 'string' ? [l10n.t('The method.')] : []),
    ...(typeof u !== 'string' ? [l10n.t('The host.')] : []),
    ...(typeof p !== 'string' ? [l10n.t('The path.')] : []),
    parameters === ''
      ? l10n.t('The query of the URL.')
      : l10n.t('The query of the URL, other than {0}.', parameters),
    headers === '' ? l10n.t('The headers.') : l10n.t('The headers, other than {0}.', headers),
    ...(b === undefined ? [l10n.t('The body.')] : []),
    l10n.t('The scheme and the fragment of the URL.'),
    nonce === undefined
      ? l10n.t('A repetition: without a nonce, the same request can be sent twice.')
      : l10n.t('A repetition, unless the server lets each nonce be used only once.'),
  ];
}

/** The names that `q` or `h` covers, as text: they hold a list of names, and a hash of the values. */
function namesCovered(claim: unknown): string {
  const names: unknown = Array.isArray(claim) ? claim[0] : undefined;
  return Array.isArray(names) ? names.map((name) => JSON.stringify(name)).join(', ') : '';
}
