/**
 * Arithmetic on instants (UTC, ISO 8601 with milliseconds) and days (`2023-04-30`); they compare as strings.
 */

const hourMs = 3_600_000;

/** The instant `hours` later. */
export function plusHours(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * hourMs).toISOString();
}

/** Hours from `from` to `to`, with their fraction. */
export function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / hourMs;
}

/** The calendar day of an instant in Asia/Shanghai, which has had no summer time since 1991. */
export function shanghaiDay(instant: string): string {
  return plusHours(instant, 8).slice(0, 10);
}

/**
 * The first instant after `day` ends in Asia/Shanghai: what is received before it was received in time
 * (docs/handbook/process.md#1.7).
 */
export function endOfShanghaiDay(day: string): string {
  return plusHours(`${day}T00:00:00.000Z`, 24 - 8);
}

/** The day `days` later (earlier if negative). */
export function plusDays(day: string, days: number): string {
  return plusHours(`${day}T00:00:00.000Z`, days * 24).slice(0, 10);
}

/** Days from `from` to `to`, negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / (24 * hourMs);
}

/** Monday is 1, Sunday is 7. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}
