import type { CertificateRow } from './reading.ts';

/** The answer to the check of a number: a secret number is answered like one that was never given. */
export type Verdict =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'valid' | 'revoked' | 'replaced'; readonly certificate: CertificateRow };

/**
 * The verdict on the rows that bear a number. A number may stand in several: one that stayed while the other
 * was replaced. What holds today comes first.
 */
export function verdictOn(rows: readonly CertificateRow[]): Verdict {
  const certificate = rows.find(({ valid }) => valid) ?? rows.find((row) => !row.replacedBy) ?? rows[0];
  if (!certificate) return { kind: 'unknown' };
  if (certificate.valid) return { kind: 'valid', certificate };
  return { kind: certificate.replacedBy ? 'replaced' : 'revoked', certificate };
}

/**
 * The spellings under which a typed number is looked up: as it is, and with letters and digits of full width
 * (Ａ１－) made narrow.
 */
export function spellingsOf(typed: string): readonly string[] {
  const trimmed = typed.trim();
  const narrow = trimmed.replace(/[\uff01-\uff5e]/g, (letter) =>
    String.fromCodePoint(letter.codePointAt(0)! - 0xfee0),
  );
  return [...new Set([trimmed, narrow])].filter((spelling) => spelling !== '');
}
