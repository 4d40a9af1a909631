import type { BureauKinds, RulePack } from '@laurel/contracts';

/** A finding of the linter about a rule pack: where, what, and why it matters, in both languages. */
export interface Finding {
  code: string;
  /** An error keeps the rule pack from being frozen (`lint_failed`); a warning asks to be looked at. */
  severity: 'error' | 'warning';
  /** The field at fault, as in `criteria[2].weight`. */
  path: string;
  zh: string;
  en: string;
}

/**
 * One rule of the linter, given the kinds of bureau that the deployment has. Pure; it may assume the shape of
 * a rule pack but no range.
 */
export type LintRule = (pack: RulePack, kinds: BureauKinds) => Finding[];

/** The criteria of the assessment, and those that a stage has of its own, each with its field. */
export function listsOfCriteria({
  criteria,
  stageCriteria,
}: RulePack): [path: string, RulePack['criteria']][] {
  const stages = (['onSite', 'presentation'] as const).flatMap((stage): [string, RulePack['criteria']][] => {
    const own = stageCriteria?.[stage];
    return own ? [[`stageCriteria.${stage}`, own]] : [];
  });
  return [['criteria', criteria], ...stages];
}

/** The finding, in a list, when the condition holds. */
export function errorIf(condition: boolean, code: string, path: string, zh: string, en: string): Finding[] {
  return condition ? [{ code, severity: 'error', path, zh, en }] : [];
}

export function warningIf(condition: boolean, code: string, path: string, zh: string, en: string): Finding[] {
  return condition ? [{ code, severity: 'warning', path, zh, en }] : [];
}

/** An error for each of the lists, named by its path, in which an id stands twice. */
export function repeatedIn(lists: readonly (readonly [path: string, ids: readonly string[]])[]): Finding[] {
  return lists.flatMap(([path, ids]) => {
    const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].join(', ');
    return errorIf(
      repeated !== '',
      'id_repeated',
      path,
      `编号重复：${repeated}，记录将无法区分。`,
      `Repeated: ${repeated}. Records could not tell them apart.`,
    );
  });
}
