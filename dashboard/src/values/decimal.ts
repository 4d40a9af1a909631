/** The scale along which a number is moved by buttons: decimals, exact by whole ten-thousandths. */
export interface Scale {
  readonly least: string;
  readonly most: string;
  readonly step: string;
}

const units = 10_000;
const form = /^-?\d{1,9}(\.\d{1,4})?$/;

/** In ten-thousandths; undefined for what is no decimal. */
function unitsOf(decimal: string): number | undefined {
  return form.test(decimal) ? Math.round(Number(decimal) * units) : undefined;
}

/**
 * The next decimal on the scale in a direction: from one between two steps the nearer end of its step; from
 * none the upper end, from which one corrects downwards. At an end it stays.
 */
export function stepped(decimal: string, direction: 1 | -1, { least, most, step }: Scale): string {
  const [lowest, highest, width] = [unitsOf(least)!, unitsOf(most)!, unitsOf(step)!];
  const count = unitsOf(decimal);
  if (count === undefined) return most;
  const steps = (count - lowest) / width;
  const next = direction === 1 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1;
  return String(Math.min(highest, Math.max(lowest, lowest + next * width)) / units);
}
