import * as l10n from '@vscode/l10n';
import type { Inspection } from './inspection.ts';

/** The name of a kind of token. */
export function kindName(kind: Inspection['kind']): string {
  switch (kind) {
    case 'pop':
      return l10n.t('PoP token');
    case 'bearer':
      return l10n.t('Bearer token');
    case 'bound':
      return l10n.t('Access token that is bound to a key');
    case 'dpopBound':
      return l10n.t('Access token that is bound to a DPoP key');
    case 'certificateBound':
      return l10n.t('Access token that is bound to a certificate');
    case 'dpop':
      return l10n.t('DPoP proof');
    case 'encrypted':
      return l10n.t('Encrypted token');
  }
}

/** What to know about a token of a kind; nothing for a PoP token, of which the verdicts tell more. */
export function kindExplanation(kind: Exclude<Inspection['kind'], 'pop'>): string {
  switch (kind) {
    case 'bearer':
      return l10n.t(
        'This is no PoP token. Nothing in it ties it to a key: whoever gets hold of it can use it for everything that it allows, until it expires. It was not verified here: that takes the key of its issuer.',
      );
    case 'bound':
      return l10n.t(
        'This is the access token of a PoP token. By itself it is of no use: a server must ask for a PoP token around it, signed by the key that "cnf" names. A server that takes it as a bearer token is wrong.',
      );
    case 'dpopBound':
      return l10n.t(
        'This access token is for another scheme, DPoP (RFC 9449). By itself it is of no use: a server must ask for a DPoP proof beside it, signed by the key that "cnf" names. Brokers of Microsoft Entra make signed HTTP requests instead.',
      );
    case 'certificateBound':
      return l10n.t(
        'This access token is for mutual TLS (RFC 8705). By itself it is of no use: a server must ask for the client certificate that "cnf" names when the connection is made.',
      );
    case 'dpop':
      return l10n.t(
        'This is a proof of another scheme, DPoP (RFC 9449), in which the access token is sent beside it. Brokers of Microsoft Entra make signed HTTP requests instead.',
      );
    case 'encrypted':
      return l10n.t(
        'This token is encrypted: only the server that it is for can read it, and only its header can be shown here. That is as it should be if the API encrypts its tokens.',
      );
  }
}
