import * as vscode from 'vscode';
import type { Problem } from './grammar/httpFile.ts';

/** Says in a sentence why a request can't be sent, and the way out. */
export function problemText({ cause, text }: Problem): string {
  switch (cause) {
    case 'bodyFromFile':
      return vscode.l10n.t("Can't be sent: its body is in a file. Write it below the headers.");
    case 'machineValue':
      return vscode.l10n.t(
        "Can't be sent: it takes a value of this machine. Use a variable, which is asked for if nothing defines it.",
      );
    case 'expression':
      return vscode.l10n.t("Can't be sent: it has code between braces, which is not run.");
    case 'requestFollows':
      return vscode.l10n.t("Can't be sent: another request follows. Put ### between them.");
    case 'noSeparator':
      return vscode.l10n.t("Can't be sent: another request stands above. Put ### between them.");
    case 'belowAnswer':
      return vscode.l10n.t("Can't be sent: an answer stands above. Put ### between them.");
    case 'textAbove':
      return vscode.l10n.t(
        "Can't be sent: text stands above it that is no comment. Put # before it, or ### below it.",
      );
    case 'notAHeader':
      return vscode.l10n.t(
        "Can't be sent: a line among its headers is neither a header nor a comment. A body stands below an empty line.",
      );
    case 'badHeader':
      return vscode.l10n.t("Can't be sent: a header has characters that headers must not have.");
    case 'curl':
      return vscode.l10n.t(
        "Can't be sent: it is a curl command. Write its method and URL, such as GET https://api.example.com/items.",
      );
    case 'protocol':
      return vscode.l10n.t("Can't be sent: it is no HTTP request, and PoP tokens are for HTTP.");
    case 'method':
      return vscode.l10n.t("Can't be sent: its method is none that can be sent from here.");
    case 'methodAlone':
      return vscode.l10n.t(
        "Can't be sent: its method stands alone. Put the URL into the same line, such as GET https://api.example.com/items.",
      );
    case 'noUrl':
      return text.startsWith('/')
        ? vscode.l10n.t(
            "Can't be sent: it has a path only. Write the whole URL, or above it @host = https://api.example.com.",
          )
        : vscode.l10n.t("Can't be sent: it has no URL such as https://api.example.com/items.");
    case 'badUrl':
      return vscode.l10n.t("Can't be sent. {0}", text);
    case 'insecure':
      return vscode.l10n.t("Can't be sent: http:// works for this machine only. Use https://.");
    case 'bodyOfGet':
      return vscode.l10n.t(
        "Can't be sent: its method has no body. Remove what is below the empty line.",
      );
    case 'annotation':
      return vscode.l10n.t(
        "Can't be sent: an annotation above it is unknown or has no value. There are {0}.",
        '@entra-scope, @entra-account, @entra-tenant, @entra-client',
      );
    case 'annotationBelow':
      return vscode.l10n.t(
        "Can't be sent: an annotation stands below its first line. Put it above the request that it is for.",
      );
    case 'tooLong':
      return vscode.l10n.t("Can't be sent: it is too long.");
  }
}

/** A request of a file that can't be sent as it is written. */
export class RequestFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RequestFileError';
  }
}
