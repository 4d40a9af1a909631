/**
 * The ways in which people write what has one form in the record. What cannot be read is left as it is, and
 * refused by the schema that it was meant for.
 */

/** Full-width digits and signs, as a Chinese keyboard gives them, in ASCII: `９３．５` is `93.5`. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff0b-\uff19\uff1a]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** A number in ASCII digits without leading zeros: `093` is `93`. */
export function asNumber(text: string): string {
  return halfWidth(text.trim()).replace(/^0+(?=\d)/, '');
}

/** The same for a number that may be below zero: `－05` is `-5`. */
export function asDecimal(text: string): string {
  return halfWidth(text.trim()).replace(/^(-?)0+(?=\d)/, '$1');
}

/** The form of a telephone in the record. */
export const telephoneForm = /^[0-9+ -]{5,20}$/;

/**
 * A telephone as it is recorded, area code, number and extension parted by hyphens: `（0912）1234567转803` is
 * `0912-1234567-803`. One that has the form of the record stays as it is.
 */
export function asTelephone(text: string): string {
  if (telephoneForm.test(text)) return text;
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(\+\d{1,3}[ -]?)?\((\d{2,4})\)[ -]?/, '$1$2-')
    .replace(/[ ,;]*(?:转分机|分机号?|转|ext\.?|x|#)[ :.]*(\d{1,6})$/i, '-$1');
}

const written =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The instant in UTC, to the millisecond: `2026-06-11T18:00+08:00` is `2026-06-11T10:00:00.000Z`, and 24:00
 * the next midnight. Without an offset nobody knows which instant is meant.
 */
export function asUtc(text: string): string {
  const [, day, hour, minute, second = '00', fraction = '', offset] = written.exec(halfWidth(text)) ?? [];
  if (day === undefined || !isDay(day)) return text;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const instant = Date.parse(`${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
  return Number.isNaN(instant) ? text : new Date(instant).toISOString();
}

function isDay(text: string): boolean {
  const midnight = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}
