import { type BureauKinds, rulePackSchema } from '@laurel/contracts';
import type { Finding } from './lint/finding.ts';
import { lint } from './lint/lint.ts';

/**
 * All findings on what may be a rule pack, for screens on which one is written: those on its shape first,
 * since the rules can only judge what has it; then those of the linter.
 */
export function checkPack(pack: unknown, kinds?: BureauKinds): Finding[] {
  const parsed = rulePackSchema.safeParse(pack);
  if (parsed.success) return lint(parsed.data, kinds);
  return parsed.error.issues.map(({ path }) => ({
    code: 'value_invalid',
    severity: 'error',
    path: path.reduce<string>(
      (whole, part) =>
        typeof part === 'number' ? `${whole}[${part}]` : `${whole}${whole && '.'}${String(part)}`,
      '',
    ),
    zh: '请填写正确的值。',
    en: 'Please fill in a proper value.',
  }));
}
