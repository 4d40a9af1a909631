/**
 * Exact numbers as they stand in the record, shown with two decimals. Never a float: equal fractions must
 * look equal.
 */

const form = /^(-?)(\d+)(?:\/([1-9]\d*))?$/;
const decimalForm = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * `"1234/15"` → `"82.27"`, rounded half up; a decimal is rounded likewise. What is neither stands as it is.
 */
export function shownNumber(text: string | undefined, decimals = 2): string {
  if (text === undefined) return '—';
  const parts = partsOf(text);
  if (!parts) return text;
  const { negative, numerator, denominator } = parts;
  const scale = 10n ** BigInt(decimals);
  const rounded = (numerator * scale * 2n + denominator) / (denominator * 2n);
  const whole = rounded / scale;
  const rest = decimals === 0 ? '' : `.${(rounded % scale).toString().padStart(decimals, '0')}`;
  return `${negative && rounded !== 0n ? '−' : ''}${whole}${rest}`;
}

/** The number for drawing only, never for comparing or showing. */
export function drawnNumber(text: string | undefined): number {
  const parts = text === undefined ? undefined : partsOf(text);
  if (!parts) return 0;
  const value = Number((parts.numerator * 1_000_000n) / parts.denominator) / 1_000_000;
  return parts.negative ? -value : value;
}

function partsOf(text: string): { negative: boolean; numerator: bigint; denominator: bigint } | undefined {
  const fraction = form.exec(text);
  if (fraction)
    return {
      negative: fraction[1] === '-',
      numerator: BigInt(fraction[2]!),
      denominator: BigInt(fraction[3] ?? '1'),
    };
  const decimal = decimalForm.exec(text);
  if (!decimal) return undefined;
  const rest = decimal[3] ?? '';
  return {
    negative: decimal[1] === '-',
    numerator: BigInt(decimal[2]! + rest),
    denominator: 10n ** BigInt(rest.length),
  };
}
