// The fields of an application form: whatever nobody could fill in, or not everybody read, is told.
import { describe, expect, it } from '@jest/globals';
import { type FormField, formFieldsOf, rulePackSchema } from '@laurel/contracts';
import { lint, ownFormPack2024, planPack2023 } from '../index.ts';

const name = { zh: '栏', en: 'Field' };
const text: FormField = { id: 'field', name, kind: 'text', required: true, seenBy: ['operator'] };
const number: FormField = { ...text, kind: 'number' };
const table: FormField = {
  ...text,
  kind: 'table',
  columns: [{ id: 'cell', name, kind: 'text', required: true }],
};
const file: FormField = { ...text, kind: 'file' };
const options = ['one', 'two'].map((id) => ({ id, name }));

function faultsOf(...form: FormField[]): string[] {
  const pack = { ...planPack2023, form };
  expect(rulePackSchema.safeParse(pack).error).toBeUndefined();
  return lint(pack)
    .filter(({ path }) => path.startsWith('form'))
    .map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

describe('The fields of a form', () => {
  it('are those of the plan where a pack says nothing, and they lint', () => {
    expect(formFieldsOf(planPack2023).map(({ id }) => id)).toEqual([
      ...['theme', 'summary', 'method', 'deeds', 'contact', 'telephone'],
      ...['selfAssessment', 'awards', 'attachments'],
    ]);
    expect(faultsOf(...formFieldsOf(planPack2023))).toEqual([]);
    expect(faultsOf(...ownFormPack2024.form!)).toEqual([]);
  });
  it.each<[string, FormField[], string]>([
    ['two with one id', [text, text], 'error id_repeated form'],
    [
      'two columns with one id',
      [{ ...table, columns: [...table.columns!, ...table.columns!] }],
      'error id_repeated form[0].columns',
    ],
    [
      'two options with one id',
      [{ ...text, kind: 'choice', options: [...options, ...options] }],
      'error id_repeated form[0].options',
    ],
    [
      'a text that is longer than it may be',
      [{ ...text, minimum: 20, maximum: 10 }],
      'error form_range form[0].minimum',
    ],
    [
      'a table of more rows than a form holds',
      [{ ...table, maximum: 101 }],
      'error form_maximum form[0].maximum',
    ],
    [
      'a range without a number in it',
      [{ ...number, lowest: '0.2', highest: '0.8' }],
      'error form_range form[0].lowest',
    ],
    [
      'a negative range without a number in it',
      [{ ...number, lowest: '-0.8', highest: '-0.2' }],
      'error form_range form[0].lowest',
    ],
    ['a limit of another kind', [{ ...text, highest: '5' }], 'error form_limit_unused form[0].highest'],
    ['a format of another kind', [{ ...text, format: 'score' }], 'error form_format form[0].format'],
    [
      'a choice with nothing to choose',
      [{ ...text, kind: 'choice', options: options.slice(1) }],
      'error form_options form[0].options',
    ],
    ['a table without columns', [{ ...table, columns: [] }], 'error form_columns form[0].columns'],
    [
      'a column that is called as the criterion is',
      [{ ...table, perCriterion: true, columns: [{ ...table.columns![0]!, id: 'criterionId' }] }],
      'error form_columns form[0].columns',
    ],
    [
      'files that cannot be stored',
      [{ ...file, mediaTypes: ['application/x-msdownload'] }],
      'error form_media_types form[0].mediaTypes',
    ],
    [
      'a reader who reads no forms',
      [{ ...text, seenBy: ['operator', 'systemAdministrator'] }],
      'error form_reader_unknown form[0].seenBy',
    ],
    ['a name without English', [{ ...text, name: { zh: '栏', en: '栏' } }], 'error form_words form[0].name'],
    ['a help without Chinese', [{ ...text, help: { zh: ' ', en: 'Help' } }], 'error form_words form[0].help'],
    [
      'a required field that the operator does not see',
      [{ ...text, seenBy: [] }],
      'warning form_unseen form[0].seenBy',
    ],
  ])('are told with %s', (_, form, fault) => expect(faultsOf(...form)).toEqual([fault]));
  it('may have a range with one number in it', () => {
    expect(faultsOf({ ...number, lowest: '-0.5', highest: '0.5' })).toEqual([]);
  });
});
