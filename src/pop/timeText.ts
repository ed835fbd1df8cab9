const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How far a time is from now, such as "in 59 minutes" or "12 seconds ago"; in milliseconds. */
export function relativeTime(time: number, now: number, locale: string): string {
  const seconds = Math.round((time - now) / 1000);
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return format.format(Math.trunc(seconds / length), unit);
}

/** A time in the local time zone, with how far it is from now; both in milliseconds. */
export function timeText(time: number, now: number, locale: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return String(time);
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
  return `${format.format(date)}, ${relativeTime(time, now, locale)}`;
}
