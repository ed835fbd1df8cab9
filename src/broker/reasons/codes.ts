import type { BrokerErrorDetails } from '../brokerErrorDetails.ts';
import { entraReasons } from './entraReasons.ts';
import { windowsReasons } from './windowsReasons.ts';

/** Where a word begins, also right after an escape of JSON or of a URL, which ends with letters. */
const wordStart = String.raw`(?<![a-z\d])|(?<=\\[nrt]|\\u[\da-f]{4}|%[\da-f]{2})`;

const entraNames = new RegExp(String.raw`(?:${wordStart})AADSTS(\d{4,9})(?![a-z\d])`, 'gi');

/**
 * The error number of Microsoft Entra in a broker's text: the first that there is a reason for,
 * since a number for a whole class of failures may stand before it, or else the first.
 */
export function entraCodeIn(text: string): number | undefined {
  const numbers = [...text.matchAll(entraNames)].map(([, digits]) => Number(digits));
  const known = entraReasons.flatMap(({ codes }) => codes);
  return numbers.find((number) => known.includes(number)) ?? numbers[0];
}

const entraTime = new RegExp(
  String.raw`(?:${wordStart})timestamp\W{1,4}(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)Z`,
  'i',
);

/**
 * The time that an error of Microsoft Entra ends with, in milliseconds since the epoch:
 * `Timestamp: 2026-01-02 12:00:00Z`.
 */
export function entraTimeIn(text: string): number | undefined {
  const [, day = '', time = ''] = entraTime.exec(text) ?? [];
  const milliseconds = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Eight digits may be anything, unless they have a prefix or are said to be a code. */
const windowsCodes =
  /\b0x[\da-f]{8}\b|(?<=(?:code|error|hresult)\W{1,4})[\da-f]{8}(?![\w-])|(?<![\w-])-\d{9,10}\b|\b\d{10}\b/gi;

/**
 * A code of Windows that we know in a broker's text, however it is written: `0x80090016`,
 * `2148073494`, `-2147023584`, or `80090016` after a word such as "code".
 */
export function windowsCodeIn(text: string): number | undefined {
  const known = windowsReasons.flatMap(({ codes }) => codes);
  return [...text.matchAll(windowsCodes)]
    .map(([code]) => asHresult(Number(code.length === 8 ? `0x${code}` : code)))
    .find((code) => code !== undefined && known.includes(code));
}

/** The same 32 bits without a sign, since brokers write them either way; undefined for others. */
export function asHresult(code: number): number | undefined {
  return code >= -(2 ** 31) && code < 2 ** 32 ? code >>> 0 : undefined;
}

/**
 * A broker's number as people look it up: Windows counts in hexadecimal, and its failures begin
 * with 8 or C.
 */
export function codeText(code: number): string {
  const bits = asHresult(code);
  return bits !== undefined && bits >= 0x8000_0000 && bits < 0xd000_0000
    ? `0x${bits.toString(16).toUpperCase()}`
    : String(code);
}

/** The numbers of a failure as they end its message; callers look for `AADSTS…` there. */
export function codesText({ entraCode, code }: BrokerErrorDetails): string {
  return [
    ...(entraCode === undefined ? [] : [entraName(entraCode)]),
    ...(code === undefined || code === 0 ? [] : [`code ${codeText(code)}`]),
  ].join(', ');
}

/** An error of Microsoft Entra by the name that people search for. */
export function entraName(entraCode: number): string {
  return `AADSTS${entraCode}`;
}
