import { parseChallenges } from '../../proof/challenge.ts';
import type { PopRequest } from '../../proof/popRequest.ts';
import { inspectToken } from './inspection.ts';
import type { Inspection } from './inspection.ts';
import { knownValidators } from './knownValidators.ts';
import {
  otherScheme,
  permission,
  refusedByAll,
  unknown,
  wantedClaims,
  wantedNonce,
  wrongAudience,
  wrongClock,
  wrongToken,
} from './likelyCauses.ts';
import type { LikelyCause, ValidatorAnswer } from './likelyCauses.ts';
import { serverWords } from './serverWords.ts';
import type { AnswerWithWords } from './serverWords.ts';
import type { Verdict } from './verdict.ts';
import { verdictsOn } from './verdicts.ts';

/** The answer with which a server refused a request. */
export interface RefusedAnswer extends AnswerWithWords {
  readonly status: number;
}

/** Why a request was refused, as far as it can be told from here. */
export interface Refusal extends LikelyCause {
  /** The checks of the token that failed, or that somebody has to look at. */
  readonly verdicts: readonly Verdict[];
  readonly validators: readonly ValidatorAnswer[];
  /** What the server itself says of it, to be quoted; undefined if it says nothing. */
  readonly serverWords: string | undefined;
}

/**
 * Reads a refusal together with the challenge, the token and the validators.
 * @param token the PoP token that was sent.
 * @param now in milliseconds since the epoch: when the answer came.
 * @returns undefined unless the answer is 401 or 403 to a PoP token.
 */
export async function explainRefusal(
  answer: RefusedAnswer,
  token: string,
  request: PopRequest,
  now: number,
): Promise<Refusal | undefined> {
  const { status, headers } = answer;
  if (status !== 401 && status !== 403) {
    return undefined;
  }
  const inspection = await inspectionOf(token, request, now);
  if (inspection?.kind !== 'pop') {
    return undefined;
  }
  const challenges = parseChallenges(headers.get('www-authenticate') ?? '');
  const verdicts = verdictsOn(inspection.evidence).filter(({ state }) => state !== 'good');
  const validators = knownValidators.map(({ name, judge }) => ({
    name,
    refusals: judge(inspection.evidence).refusals,
  }));
  const words = serverWords(answer, token);
  const likeliest =
    wrongToken(verdicts) ??
    wrongClock(headers, now) ??
    wantedClaims(challenges) ??
    (status === 403 ? permission(inspection) : undefined) ??
    otherScheme(challenges) ??
    wrongAudience(inspection, request) ??
    wantedNonce(challenges) ??
    refusedByAll(validators) ??
    unknown(words);
  return { ...likeliest, verdicts, validators, serverWords: words };
}

/** A token that can't be taken apart explains nothing. */
async function inspectionOf(
  token: string,
  request: PopRequest,
  now: number,
): Promise<Inspection | undefined> {
  try {
    return await inspectToken(token, request, now);
  } catch {
    return undefined;
  }
}
