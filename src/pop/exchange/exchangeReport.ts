import * as l10n from '@vscode/l10n';
import { neverAborted } from '../../broker/waiting.ts';
import { documentBlockInSlices, documentLine, documentText } from '../../text/documentText.ts';
import type { DocumentText } from '../../text/documentText.ts';
import { verdictLine } from '../../text/verdictLine.ts';
import { TimeSlices } from '../timeSlices.ts';
import { longestText, mediaType } from './answerBody.ts';
import { formatJson } from './formatJson.ts';
import { shownHeaderValue } from './secretHeaders.ts';
import type { HttpAnswer, HttpRequest } from './sendHttp.ts';
import type { Exchange } from './sendWithPop.ts';
import { sizeText } from './sizeText.ts';
import { statusText } from './statusText.ts';

/** Why a request was refused, and what to try. */
export interface RefusalText {
  readonly sentence: string;
  readonly advice: string;
}

const blank = documentLine('');

/**
 * Writes requests and answers, the final answer first. Tokens stand in it in full: the view masks
 * them.
 * @param exchanges in order; at least one.
 */
export async function exchangeReport(
  exchanges: readonly Exchange[],
  refusal?: RefusalText,
): Promise<DocumentText> {
  const last = exchanges.at(-1);
  const earlier = exchanges.slice(0, -1);
  if (!last) {
    return documentText([]);
  }
  const { request, answer, unmetChallenge } = last;
  return documentText([
    ...(refusal ? [verdictLine('bad', refusal.sentence), documentLine(refusal.advice), blank] : []),
    documentLine(summary(answer, earlier)),
    documentLine(`${request.method} ${request.uri}`),
    ...notices(answer, unmetChallenge).map(documentLine),
    ...section(l10n.t('Answer'), headerLines([...answer.headers])),
    ...section(bodyTitle(answer), [await bodyText(answer)]),
    ...section(l10n.t('Request'), await requestLines(request)),
    documentLine(l10n.t('The client added headers of its own, such as accept and user-agent.')),
    ...earlier.flatMap(earlierSection),
    blank,
  ]);
}

function summary(answer: HttpAnswer, earlier: readonly Exchange[]): string {
  const { body, headersAfter, bodyAfter } = answer;
  return [
    statusText(answer),
    ...earlier.map(({ answer: { status } }) => l10n.t('after a {0} for a nonce', status)),
    l10n.t('{0} ms ({1} ms to the headers)', Math.round(bodyAfter), Math.round(headersAfter)),
    body.cutOff
      ? l10n.t('more than {0}', sizeText(body.bytes.length))
      : sizeText(body.bytes.length),
  ].join(' · ');
}

function notices(
  { status, headers, body: { bytes, cutOff, text } }: HttpAnswer,
  unmetChallenge: string | undefined,
): readonly string[] {
  const isRedirect = status >= 300 && status < 400 && headers.has('location');
  const isLonger = text !== undefined && (cutOff || bytes.length > longestText);
  return [
    ...(unmetChallenge === undefined
      ? []
      : [
          l10n.t(
            "The request was not completed with the nonce of the server's challenge. {0}",
            unmetChallenge,
          ),
        ]),
    ...(isRedirect
      ? [
          l10n.t(
            'The redirect was not followed: the token is only for this URL. The action above sends a new request with a token of its own.',
          ),
        ]
      : []),
    ...(isLonger
      ? [l10n.t('Only the first {0} of the body are shown.', sizeText(longestText))]
      : []),
  ];
}

function section(title: string, lines: readonly DocumentText[]): readonly DocumentText[] {
  return [blank, documentLine(`## ${title}`), ...lines];
}

/** By the type in parentheses, the grammar colours the body, and nothing in it as a verdict. */
function bodyTitle({ headers, body }: HttpAnswer): string {
  const title = l10n.t('Body');
  return body.text === '' ? title : `${title} (${mediaType(headers) || '*/*'})`;
}

async function bodyText({ headers, body: { bytes, text } }: HttpAnswer): Promise<DocumentText> {
  if (text === undefined) {
    return documentLine(
      l10n.t('({0}, not text. Save or open it with the actions above.)', sizeText(bytes.length)),
    );
  }
  if (text === '') {
    return documentLine(l10n.t('(no body)'));
  }
  const slices = new TimeSlices(neverAborted);
  const isJson = /[/+]json$/.test(mediaType(headers));
  return block(isJson ? await formatJson(text, slices) : text, slices);
}

async function requestLines({ headers, body }: HttpRequest): Promise<readonly DocumentText[]> {
  return [...headerLines(headers), ...(body === '' ? [] : [blank, await block(body)])];
}

async function block(text: string, slices = new TimeSlices(neverAborted)): Promise<DocumentText> {
  const safe = await documentBlockInSlices(text, async () => slices.pause());
  await slices.pause();
  return safe;
}

function headerLines(headers: Iterable<readonly [string, string]>): readonly DocumentText[] {
  return [...headers].map(([name, value]) =>
    documentLine(`${name}: ${shownHeaderValue(name, value)}`),
  );
}

function earlierSection({ request, answer }: Exchange): readonly DocumentText[] {
  return section(l10n.t("Before that, without the server's nonce"), [
    documentLine(statusText(answer)),
    ...headerLines([...answer.headers]),
    blank,
    ...headerLines(request.headers.filter(([name]) => name.toLowerCase() === 'authorization')),
  ]);
}
