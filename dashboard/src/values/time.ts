/**
 * Instants and days as people read them: in the city's time (Asia/Shanghai), whatever the computer's zone is.
 */

const zone = 'Asia/Shanghai';

/** `2023-04-30T16:00:00.000Z` → `2023-05-01 00:00:00`; the same in both languages. */
export function shownInstant(
  instant: string | Date | undefined,
  precision: 'minute' | 'second' = 'minute',
): string {
  if (instant === undefined) return '—';
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return String(instant);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  const clock = `${part('hour')}:${part('minute')}${precision === 'second' ? `:${part('second')}` : ''}`;
  return `${part('year')}-${part('month')}-${part('day')} ${clock}`;
}

/** The instant of the city's time as an input has it: `2023-06-06T10:00`. */
export function instantOf(local: string): string {
  return new Date(`${local}+08:00`).toISOString();
}

/** The city's time of an instant, as an input has it. */
export function localOf(instant: string): string {
  return shownInstant(instant).replace(' ', 'T');
}

/** The first instant of a day in the city: where a filter "from this day" begins. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

/** The last instant of a day in the city. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.999+08:00`).toISOString();
}

/** The city's day of an instant. */
export function dayOf(instant: string): string {
  return shownInstant(instant).slice(0, 10);
}

/** Whole days from one instant's day to a day: 0 = today, negative = past. */
export function daysUntil(day: string, now: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayOf(now)}T00:00:00Z`)) / 86_400_000);
}

/** `2023-11-28` as a document writes it: 2023年11月28日, 28 November 2023. */
export function longDay(day: string, locale: string): string {
  return dayFormat(locale, { dateStyle: 'long' }).format(new Date(day));
}

/** `2023-11-28` within a list of days: 11月28日周二, Tue 28 November. */
export function shortDay(day: string, locale: string): string {
  return dayFormat(locale, { month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(day));
}

/** The day of the week: 星期二, Tuesday. */
export function weekdayOf(day: string, locale: string): string {
  return dayFormat(locale, { weekday: 'long' }).format(new Date(day));
}

function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', ...options });
}
