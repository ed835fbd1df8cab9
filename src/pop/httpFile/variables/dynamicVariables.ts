import { randomInt, randomUUID } from 'node:crypto';
import { formatDate, shiftDate } from './dates.ts';

/**
 * The value of a dynamic variable such as `$guid` or `$randomInt 1 10`, in the spellings of
 * REST Client, Visual Studio, JetBrains and httpYac.
 * @param now the time that it is, in milliseconds since 1970.
 * @returns undefined if there is no such variable, or if what stands after its name can't be read.
 */
export function dynamicValue(content: string, now: number): string | undefined {
  const [, name = '', args = ''] = /^\$([\w.]+)\s*(.*)$/.exec(content) ?? [];
  switch (name) {
    case 'guid':
    case 'uuid':
    case 'randomUUID':
    case 'random.uuid':
      return randomUUID();
    case 'timestamp':
      return timestamp(args, now);
    case 'isoTimestamp':
      return new Date(now).toISOString();
    case 'datetime':
      return datetime(args, now, 'utc');
    case 'localDatetime':
      return datetime(args, now, 'local');
    case 'randomInt':
    case 'random.integer':
    case 'random.int':
      return integer(args);
    case 'random.float':
      return float(args);
    case 'random.alphabetic':
      return characters(args, letters);
    case 'random.alphanumeric':
      return characters(args, `${letters}0123456789_`);
    case 'random.hexadecimal':
      return characters(args, '0123456789abcdef');
    case 'random.email':
      return `${characters('8', lowercase) ?? ''}@example.com`;
    default:
      return undefined;
  }
}

const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const letters = lowercase + lowercase.toUpperCase();
const longestRandom = 1000;

/** The numbers of `1 10` or `(1, 10)`; undefined if it has anything else. */
function numbersOf(args: string): readonly number[] | undefined {
  const words = args
    .replace(/^\((.*)\)$/, '$1')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const numbers = words.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** From the first number up to the second, the latter excluded. */
function range(args: string): readonly [from: number, to: number] | undefined {
  const [first = 0, second] = numbersOf(args) ?? [NaN];
  const [from, to] = second === undefined ? [0, first === 0 ? 1000 : first] : [first, second];
  return from < to ? [from, to] : undefined;
}

function integer(args: string): string | undefined {
  const [from, to] = range(args) ?? [];
  const isPossible =
    from !== undefined &&
    to !== undefined &&
    Number.isSafeInteger(from) &&
    Number.isSafeInteger(to) &&
    to - from < 2 ** 48;
  return isPossible ? String(randomInt(from, to)) : undefined;
}

function float(args: string): string | undefined {
  const [from, to] = range(args) ?? [];
  return from === undefined || to === undefined
    ? undefined
    : String(from + (randomInt(2 ** 47) / 2 ** 47) * (to - from));
}

function characters(args: string, of: string): string | undefined {
  const [length = 10] = numbersOf(args) ?? [NaN];
  return Number.isSafeInteger(length) && length > 0 && length <= longestRandom
    ? Array.from({ length }, () => of[randomInt(of.length)]).join('')
    : undefined;
}

/** Seconds since 1970. */
function timestamp(args: string, now: number): string | undefined {
  const date = shiftDate(new Date(now), args);
  return date && String(Math.floor(date.getTime() / 1000));
}

/** A date, in a format if one is given, with an offset if one is given: `iso8601 -3 h`. */
function datetime(args: string, now: number, zone: 'utc' | 'local'): string | undefined {
  const [, double, single, word = 'iso8601', offset = ''] =
    /^(?:(?:"([^"]*)"|'([^']*)'|(iso8601|rfc1123))(?:\s+|$))?(.*)$/.exec(args) ?? [];
  const date = shiftDate(new Date(now), offset);
  return date && formatDate(date, double ?? single ?? word, zone);
}
