/**
 * The text with its last run of digits counted on, as document numbers of a series are: `澜廉〔2023〕009号` and
 * one more is `澜廉〔2023〕010号`. A text without digits stays as it is.
 */
export function numbered(text: string, more: number): string {
  const found = /\d+(?=\D*$)/.exec(text);
  if (!found) return text;
  const [digits] = found;
  const next = (BigInt(digits) + BigInt(more)).toString().padStart(digits.length, '0');
  return text.slice(0, found.index) + next + text.slice(found.index + digits.length);
}
