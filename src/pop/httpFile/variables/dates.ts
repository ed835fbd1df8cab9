type Zone = 'utc' | 'local';

const months: Readonly<Record<string, number>> = { y: 12, Q: 3, M: 1 };

const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/**
 * A date with an offset such as `-3 h` or `1 M`, in UTC.
 * @returns undefined if the offset can't be read, or leads to no date.
 */
export function shiftDate(date: Date, offset: string): Date | undefined {
  const [, count, unit = ''] = /^([+-]?\d{1,15})\s+(ms|[yQMwdhms])$/.exec(offset.trim()) ?? [];
  if (count === undefined) {
    return offset.trim() === '' ? date : undefined;
  }
  const shifted = new Date(date);
  shifted.setUTCMonth(shifted.getUTCMonth() + Number(count) * (months[unit] ?? 0));
  shifted.setTime(shifted.getTime() + Number(count) * (milliseconds[unit] ?? 0));
  return Number.isNaN(shifted.getTime()) ? undefined : shifted;
}

/**
 * Writes a date: `iso8601`, `rfc1123`, or a format such as `YYYY-MM-DD HH:mm:ss`; in
 * brackets stands text to be taken as it is.
 */
export function formatDate(date: Date, format: string, zone: Zone): string {
  // As if it were UTC: then one set of getters writes both zones.
  const offsetMinutes = zone === 'utc' ? 0 : -date.getTimezoneOffset();
  const wall = new Date(date.getTime() + offsetMinutes * 60_000);
  switch (format) {
    case 'iso8601':
      return zone === 'utc'
        ? date.toISOString()
        : wall.toISOString().replace('Z', offsetText(offsetMinutes));
    case 'rfc1123':
      return zone === 'utc'
        ? date.toUTCString()
        : wall.toUTCString().replace('GMT', offsetText(offsetMinutes).replace(':', ''));
    default:
      return usualFormat(format).replace(formatParts, (part) =>
        part.startsWith('[') ? part.slice(1, -1) : partText(part, wall, date, offsetMinutes),
      );
  }
}

const formatParts = /\[[^\]]*\]|YYYY|YY|M{1,4}|DD?|d{3,4}|HH?|hh?|mm?|ss?|SSS|A|a|ZZ?|X|x/g;

/** Visual Studio writes `yyyy-MM-dd` for what the others write as `YYYY-MM-DD`. */
function usualFormat(format: string): string {
  return format.includes('yy') ? format.replace(/[yd]+/g, (part) => part.toUpperCase()) : format;
}

function partText(part: string, wall: Date, date: Date, offsetMinutes: number): string {
  const hour = wall.getUTCHours();
  const numbers: Readonly<Record<string, number>> = {
    M: wall.getUTCMonth() + 1,
    D: wall.getUTCDate(),
    H: hour,
    h: hour % 12 === 0 ? 12 : hour % 12,
    m: wall.getUTCMinutes(),
    s: wall.getUTCSeconds(),
  };
  const number = numbers[part.charAt(0)];
  if (number !== undefined && part.length <= 2) {
    return String(number).padStart(part.length, '0');
  }
  const year = String(wall.getUTCFullYear()).padStart(4, '0');
  switch (part) {
    case 'YYYY':
      return year;
    case 'YY':
      return year.slice(-2);
    case 'MMMM':
    case 'MMM':
      return name(wall, { month: part === 'MMM' ? 'short' : 'long' });
    case 'dddd':
    case 'ddd':
      return name(wall, { weekday: part === 'ddd' ? 'short' : 'long' });
    case 'SSS':
      return String(wall.getUTCMilliseconds()).padStart(3, '0');
    case 'A':
      return hour < 12 ? 'AM' : 'PM';
    case 'a':
      return hour < 12 ? 'am' : 'pm';
    case 'Z':
      return offsetText(offsetMinutes);
    case 'ZZ':
      return offsetText(offsetMinutes).replace(':', '');
    case 'X':
      return String(Math.floor(date.getTime() / 1000));
    default:
      return String(date.getTime());
  }
}

function name(wall: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(wall);
}

function offsetText(minutes: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
