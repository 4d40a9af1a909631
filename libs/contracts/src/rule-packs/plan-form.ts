import type { FormField } from '../application-form.ts';
import type { Role } from '../roles.ts';
import type { RulePack } from '../rule-pack.ts';

/** The readers of the plan's form: everybody who reads a candidate's file. */
const seenBy: Role[] = ['operator', 'assessor', 'expert', 'committee', 'discipline'];

/** The form of the plan, which every rule pack has that says nothing of fields. */
export const planForm: readonly FormField[] = [
  text('theme', '创建主题', 'Theme', 100),
  text('summary', '简介', 'Summary', 300),
  text('method', '做法', 'Method', 2000),
  text('deeds', '主要事迹', 'Deeds', 2000),
  text('contact', '联系人', 'Contact', 60),
  { ...text('telephone', '电话', 'Telephone'), format: 'telephone' },
  {
    id: 'selfAssessment',
    name: { zh: '自评', en: 'Self-assessment' },
    kind: 'table',
    required: true,
    perCriterion: true,
    columns: [
      { ...column('score', '分数', 'Score'), kind: 'number', format: 'score' },
      { ...column('reason', '理由', 'Reason'), maximum: 500 },
    ],
    seenBy,
  },
  {
    id: 'awards',
    name: { zh: '所获奖励', en: 'Awards received' },
    kind: 'table',
    required: false,
    maximum: 30,
    columns: [
      { ...column('on', '日期', 'Date'), format: 'day' },
      { ...column('name', '名称', 'Name'), maximum: 100 },
      { ...column('authority', '授予机关', 'Authority'), maximum: 100 },
      { ...column('documentNumber', '文号', 'Document number'), maximum: 60 },
    ],
    seenBy,
  },
  {
    id: 'attachments',
    name: { zh: '附件', en: 'Attachments' },
    kind: 'file',
    required: false,
    maximum: 30,
    seenBy,
  },
];

function text(id: string, zh: string, en: string, maximum?: number): FormField {
  const most = maximum === undefined ? {} : { maximum };
  return { id, name: { zh, en }, kind: 'text', required: true, ...most, seenBy };
}

function column(id: string, zh: string, en: string) {
  return { id, name: { zh, en }, kind: 'text' as const, required: true };
}

/** The fields of the form that a rule pack asks for. */
export function formFieldsOf({ form }: Pick<RulePack, 'form'>): readonly FormField[] {
  return form ?? planForm;
}

/** The maximum of a text, table or file field that says none, and of one that does at most. */
export const formMaximums = { text: 2000, table: 100, file: 30 } as const;

/** The most characters, rows or files of a field. */
export function mostOf({ kind, maximum }: Pick<FormField, 'kind' | 'maximum'>): number {
  return maximum ?? formMaximums[kind === 'table' || kind === 'file' ? kind : 'text'];
}
