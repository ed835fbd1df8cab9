import * as l10n from '@vscode/l10n';

/**
 * Says why a request got no answer and what to look at, with the code that people look up at the
 * end, if there is one. Neither the host nor anything else of the URL is in it.
 * @param error what `fetch`, or reading its answer, failed with.
 */
export function connectionFailure(error: unknown): string {
  // `fetch` says no more than that it failed.
  const cause = error instanceof Error ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  // The one cause that has no code, and that the Fetch standard names.
  if (cause instanceof Error && cause.message === 'bad port') {
    return l10n.t(
      'The port of the URL is one that is blocked for HTTP, since it belongs to another protocol. Let the server use another port.',
    );
  }
  return code === '' ? unknownFailure() : `${sentenceOn(code)} (${code})`;
}

function sentenceOn(code: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return l10n.t(
        'Nothing answers at that host and port. Check the URL, and whether the server, or the proxy on the way, is running.',
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return l10n.t('No host of that name was found. Check the URL, and your network or VPN.');
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return l10n.t("The host can't be reached. Check the URL, and your network, VPN or proxy.");
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return l10n.t(
        "The server's certificate is not trusted on this machine. Add its issuer to the certificates that the system trusts.",
      );
    case 'CERT_HAS_EXPIRED':
      return l10n.t(
        "The server's certificate has expired. It has to be renewed on the server, unless the clock of this machine is wrong.",
      );
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return l10n.t("The server's certificate is for another host. Check the host in the URL.");
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'EPROTO':
      return l10n.t(
        'The server does not seem to speak HTTPS at that port. Check the port, and whether the URL begins with the right scheme.',
      );
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return l10n.t(
        'The connection was closed before the answer was complete. The server may have got the request: look there, and at proxies on the way.',
      );
    default:
      return unknownFailure();
  }
}

function unknownFailure(): string {
  return l10n.t("The request couldn't be sent, or the answer couldn't be read.");
}
