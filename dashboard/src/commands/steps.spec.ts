import { describe, expect, it } from '@jest/globals';
import { commandForms } from '@laurel/contracts';
import { groupOf, isFound } from './steps.ts';

const forms = Object.values(commandForms());
const found = (searched: string) => forms.filter((form) => isFound(form, searched)).map(({ type }) => type);

describe('Every command', () => {
  it('is offered in a group', () => {
    expect(forms.filter((form) => groupOf(form) === undefined)).toEqual([]);
  });
  it('is found by its words in either language, and by what it is done to', () => {
    expect(found('变更支部名称')).toEqual(['RenameBranch']);
    expect(found('Rename  branch')).toContain('RenameBranch');
    expect(found('公示 延长')).toEqual(['ExtendNotice']);
  });
  it('is there when nothing is searched for', () => {
    expect(found('')).toHaveLength(forms.length);
  });
});
