import { documentLine, indented } from '../../text/documentText.ts';
import type { JsonObject } from '../../proof/popToken.ts';
import { maskToken, maskTokens } from '../view/tokenText.ts';
import { claimMeaning, isTime } from './claimMeaning.ts';
import type { TokenPart } from './claimMeaning.ts';
import { secondsOf } from './claimTime.ts';
import type { ReportLine } from './report.ts';
import { relativeTime, timeText } from './timeText.ts';

/** A time, in milliseconds since the epoch, with the language to write times in. */
export interface Clock {
  readonly now: number;
  readonly locale: string;
}

/** A line for each member of a part of a token. Names and values are data: each stays on its line. */
export function memberLines(
  members: JsonObject,
  part: TokenPart,
  clock: Clock,
): readonly ReportLine[] {
  return Object.entries(members).map(([name, value]) => {
    const isAccessToken = part === 'popClaims' && name === 'at';
    const json = JSON.stringify(value);
    const masked = isAccessToken ? maskToken(String(value)) : maskTokens(json);
    const line = (text: string) =>
      indented(documentLine(`${memberName(name)}: ${text}${age(name, value, clock)}`));
    return {
      masked: line(masked),
      revealed: line(json),
      meaning: [claimMeaning(part, name), ...explainedTime(name, value, clock)].join(' '),
    };
  });
}

/** As it is if it can't be mistaken for anything else. */
export function memberName(name: string): string {
  return /^[\w.#-]{1,64}$/.test(name) ? name : JSON.stringify(name);
}

function age(name: string, value: unknown, { now, locale }: Clock): string {
  const seconds = isTime(name) ? secondsOf(value) : undefined;
  return seconds === undefined ? '' : ` · ${relativeTime(seconds * 1000, now, locale)}`;
}

function explainedTime(name: string, value: unknown, { now, locale }: Clock): readonly string[] {
  const seconds = isTime(name) ? secondsOf(value) : undefined;
  return seconds === undefined ? [] : [`${timeText(seconds * 1000, now, locale)}.`];
}
