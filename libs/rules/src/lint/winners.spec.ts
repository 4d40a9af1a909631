// A rule pack whose entries are winners of campaigns below.
import { describe, expect, it } from '@jest/globals';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import { lint, provincePack2024 } from '../index.ts';

const errors = (changes: Partial<RulePack>) =>
  lint(rulePackSchema.parse({ ...provincePack2024, ...changes }))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);
const from = (namedFrom: string) => ({ entriesFrom: { namedFrom } });

describe('A pack whose entries were named below', () => {
  it('lints without error, with honours that count and without', () => {
    expect(errors({})).toEqual([]);
    expect(errors(from('2023-01-01'))).toEqual([]);
  });
  it('is refused if bodies nominate themselves, too', () =>
    expect(errors({ routes: { ...provincePack2024.routes, selfNominating: ['organ'] } })).toContain(
      'entries_only_by_list routes.selfNominating',
    ));
  it('is refused if no naming counts before its deadline', () =>
    expect(errors(from('2024-03-29'))).toContain('named_from_late entriesFrom.namedFrom'));
});
