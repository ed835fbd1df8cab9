import * as l10n from '@vscode/l10n';
import { formatJson } from './formatJson.ts';
import type { Exchange } from './popExchange.ts';
import type { HttpAnswer, HttpRequest } from './sendHttp.ts';

const secretName = /authorization|cookie|token|secret|passw|api-?key|-key$|credential/i;

/** Headers whose names sound like secrets; of `Authorization`, the view masks the token. */
const notSecret = new Set(['authorization', 'www-authenticate', 'authentication-info']);

/**
 * Writes requests and answers, as Markdown that reads well as plain text. Tokens stand in it in
 * full: the view masks them.
 */
export function exchangeReport(exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1);
  const sections = exchanges.flatMap(({ request, answer, unmetChallenge }, index) => [
    `## ${
      index === 0 ? l10n.t('Request') : l10n.t("Request, once more with the server's nonce")
    }\n\n${requestText(request)}`,
    ...(index === 0
      ? [l10n.t('The client added headers of its own, such as accept and user-agent.')]
      : []),
    `## ${l10n.t('Answer')}\n\n${answerText(answer)}`,
    ...(unmetChallenge === undefined
      ? []
      : [
          l10n.t(
            "The request was not completed with the nonce of the server's challenge. {0}",
            unmetChallenge,
          ),
        ]),
  ]);
  return `${[`# ${last ? title(last) : ''}`, ...sections].join('\n\n')}\n`;
}

function title({ request, answer }: Exchange): string {
  return l10n.t('{0} answered with {1}', request.method, statusText(answer));
}

function statusText({ status, statusText: text }: HttpAnswer): string {
  return `${status} ${text}`.trim();
}

function requestText({ method, uri, headers, body }: HttpRequest): string {
  return [
    `${method} ${uri}`,
    ...headers.map(([name, value]) => headerText(name, value)),
    ...(body === '' ? [] : ['', body]),
  ].join('\n');
}

function answerText(answer: HttpAnswer): string {
  const { headers, headersAfter, bodyAfter } = answer;
  return [
    statusText(answer),
    ...[...headers].map(([name, value]) => headerText(name, value)),
    '',
    ...bodyText(answer),
    '',
    l10n.t(
      'The headers came after {0} ms, the body was there after {1} ms.',
      Math.round(headersAfter),
      Math.round(bodyAfter),
    ),
    ...redirectNote(answer),
  ].join('\n');
}

function headerText(name: string, value: string): string {
  const isSecret = secretName.test(name) && !notSecret.has(name.toLowerCase());
  return `${name}: ${isSecret ? '…' : value}`;
}

function bodyText({ headers, body: { text, length, cutOff } }: HttpAnswer): readonly string[] {
  if (text === undefined) {
    return [l10n.t('({0} bytes that are no text)', length)];
  }
  if (text === '') {
    return [l10n.t('(no body)')];
  }
  const isJson = /[/+]json\b/i.test(headers.get('content-type') ?? '');
  return [
    isJson ? formatJson(text) : text,
    ...(cutOff ? ['', l10n.t('(The body goes on; only {0} bytes are shown.)', length)] : []),
  ];
}

function redirectNote({ status, headers }: HttpAnswer): readonly string[] {
  return status >= 300 && status < 400 && headers.has('location')
    ? [
        '',
        l10n.t(
          'The redirect was not followed: the token is for this URL alone, and must not go anywhere else. Send a new request to where it points if that is where you want to go.',
        ),
      ]
    : [];
}
