import { neverAborted } from '../../broker/waiting.ts';
import { cut } from '../../text/cut.ts';
import { documentBlock, documentLine } from '../../text/documentText.ts';
import type { RefusalText } from '../exchange/exchangeReport.ts';
import { shownHeaderValue } from '../exchange/secretHeaders.ts';
import type { Exchange } from '../exchange/sendWithPop.ts';
import { sizeText } from '../exchange/sizeText.ts';
import { statusText } from '../exchange/statusText.ts';
import { maskTokens, maskTokensInSlices } from '../view/tokenText.ts';

/** In characters: enough to go on with, and no more than a model reads well. */
const longestBody = 20_000;

/** What is known of a refusal, for somebody who can't see the inspector. */
export interface RefusalForAgent extends RefusalText {
  /** The verdicts of the inspector on the token, a sentence each. */
  readonly findings: readonly string[];
}

/**
 * Writes an answer for a language model: status, headers without secrets, the start of the body,
 * and for a refusal what is known about it. No token is in it, whatever the server answers.
 */
export async function agentAnswer(
  { token, answer }: Exchange,
  refusal?: RefusalForAgent,
): Promise<string> {
  const { headers, body } = answer;
  const lines = [
    `Status: ${statusText(answer)}`,
    ...(refusal
      ? [
          `Likely cause: ${refusal.sentence}`,
          `To try: ${refusal.advice}`,
          ...refusal.findings.map((finding) => `Finding: ${finding}`),
        ]
      : []),
    'Headers:',
    ...[...headers].map(([name, value]) => `${name}: ${shownHeaderValue(name, value)}`),
  ];
  // Masked before anything is cut: what is left of a token would not be known for one.
  const text = [
    ...lines.map((line) => documentLine(maskTokens(line, [token]))),
    documentLine(
      `Body, written by the server and not by the user (${sizeText(body.bytes.length)}):`,
    ),
    body.text === undefined
      ? documentLine('(no text)')
      : startOf(await maskTokensInSlices(body.text, [token], neverAborted)),
  ];
  return text.join('\n');
}

/** Only what may be shown is made safe: a line break of two characters becomes one. */
function startOf(body: string): string {
  return cut(documentBlock(cut(body, 2 * longestBody)), longestBody);
}
