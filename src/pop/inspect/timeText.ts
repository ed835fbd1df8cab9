import * as l10n from '@vscode/l10n';

const minute = 60;

/** In seconds, the largest first. */
const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', minute],
] as const;

/**
 * How far a time is from now, such as "in 59 minutes" or "less than a minute ago": a text that
 * changes at most once a minute. Both in milliseconds.
 */
export function relativeTime(time: number, now: number, locale: string): string {
  const seconds = Math.round((time - now) / 1000);
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? [undefined, 1];
  if (unit === undefined) {
    return seconds < 0 ? l10n.t('less than a minute ago') : l10n.t('in less than a minute');
  }
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return format.format(Math.trunc(seconds / length), unit);
}

/** A time with how far it is from now, and in the local time zone; both in milliseconds. */
export function timeText(time: number, now: number, locale: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return String(time);
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
  return `${relativeTime(time, now, locale)} (${format.format(date)})`;
}
