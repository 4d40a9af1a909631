// The application form by the fields of the rule pack: what it takes, and each fault by the field's name.
import { describe, expect, it } from '@jest/globals';
import { application, type ApplicationForm, attachment, refusalText } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { ownFormPack2024 } from '@laurel/rules';
import { form as planForm, pack as planPack } from '../city.fixture.ts';
import type { Attachment } from '../attachment/attachment.ts';
import { completeForm, draftOf, readersOfForm } from './form.rules.ts';

const pack = ownFormPack2024;
const [plan, picture] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];
const stored = (mediaType: string, field: string): Attachment => ({
  status: 'stored',
  mediaType,
  fields: [field],
});
const files = { [plan]: stored('application/pdf', 'plan'), [picture]: stored('image/png', 'plan') };
const visit = { on: '2024-03-02', village: '东坝村', households: '12' };
const form: ApplicationForm = {
  brand: '枫桥驿站',
  practice: '坚持党建引领，把矛盾纠纷化解在基层，把服务送到群众家门口。',
  level: 'first',
  mediations: '120',
  satisfaction: '98.5',
  duty: '0571-12345678',
  selfAssessment: pack.criteria.map(({ id }) => ({ criterionId: id, score: '90', reason: '对照标准' })),
  visits: [visit, visit],
  plan: [plan],
  medical: [],
};

function refusalOf(changes: object, read = completeForm) {
  try {
    read({ ...form, ...changes }, pack, files);
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('A form of the rule pack’s own fields', () => {
  it('is taken as it is, and says who reads each field', () => {
    expect(completeForm(form, pack, files)).toEqual(form);
    expect(readersOfForm(pack).seenBy).toMatchObject({ duty: ['operator'], discipline: ['discipline'] });
  });
  it('is taken in the form of the record', () => {
    const typed = { ...form, mediations: '０１２０', satisfaction: '９８．５', duty: '（0571）1234567转8' };
    const { mediations, satisfaction, duty } = completeForm(typed, pack, files);
    expect([mediations, satisfaction, duty]).toEqual(['120', '98.5', '0571-1234567-8']);
  });
  it.each<[string, object, string, string]>([
    ['a field that the pack does not have', { theme: '主题' }, 'form_field_unknown', 'form.theme'],
    ['nothing where something must be', { brand: undefined }, 'form_incomplete', 'form.brand'],
    ['blanks where something must be', { brand: '  ' }, 'form_incomplete', 'form.brand'],
    ['too short a text', { practice: '坚持' }, 'form_invalid', 'form.practice'],
    ['too long a text', { brand: '牌'.repeat(31) }, 'form_invalid', 'form.brand'],
    ['a number that is none', { mediations: '许多' }, 'form_invalid', 'form.mediations'],
    ['a number below its range', { mediations: '-1' }, 'form_invalid', 'form.mediations'],
    ['a number above its range', { satisfaction: '100.01' }, 'form_invalid', 'form.satisfaction'],
    ['too many decimals', { mediations: '1.5' }, 'form_invalid', 'form.mediations'],
    ['an option that there is not', { level: 'third' }, 'form_invalid', 'form.level'],
    ['no telephone', { duty: '无' }, 'form_invalid', 'form.duty'],
    ['rows instead of a value', { level: [visit] }, 'form_invalid', 'form.level'],
    ['a value instead of rows', { visits: '东坝村' }, 'form_invalid', 'form.visits'],
    ['no rows', { visits: [] }, 'form_incomplete', 'form.visits'],
    ['too few rows', { visits: [visit] }, 'form_invalid', 'form.visits'],
    ['too many rows', { visits: Array.from({ length: 21 }, () => visit) }, 'form_invalid', 'form.visits'],
    [
      'a row without a cell',
      { visits: [visit, { ...visit, village: '' }] },
      'form_incomplete',
      'form.visits[1].village',
    ],
    [
      'a cell of no column',
      { visits: [visit, { ...visit, more: '1' }] },
      'form_field_unknown',
      'form.visits[1].more',
    ],
    [
      'a day that there is not',
      { visits: [{ ...visit, on: '2024-02-30' }, visit] },
      'form_invalid',
      'form.visits[0].on',
    ],
    [
      'a criterion left out',
      { selfAssessment: [] },
      'form_incomplete',
      `form.selfAssessment.${pack.criteria[0]!.id}`,
    ],
    [
      'a score off the scale',
      { selfAssessment: (form['selfAssessment'] as object[]).map((row) => ({ ...row, score: '101' })) },
      'score_range',
      'form.selfAssessment[0].score',
    ],
    ['no file', { plan: [] }, 'form_incomplete', 'form.plan'],
    ['too many files', { plan: [plan, plan, plan, plan] }, 'form_invalid', 'form.plan'],
    ['a file of another type', { plan: [picture] }, 'form_invalid', 'form.plan[0]'],
    ['a file of another field', { medical: [plan] }, 'form_invalid', 'form.medical[0]'],
    ['a file that was not stored', { plan: ['3'.repeat(64)] }, 'form_invalid', 'form.plan[0]'],
  ])('is refused with %s, by the name of the field', (_, changes, reason, field) => {
    const refused = refusalOf(changes);
    expect([refused.reason, refused.field]).toEqual([reason, field]);
  });
  it('is told all of its faults at once, in both languages', () => {
    const { reason, parameters } = refusalOf({ brand: '牌', level: 'third' });
    expect(refusalText(reason, 'zh', parameters)).toBe(
      '申报表有误。支部品牌：至少 2 字。派出所等级：请选择：一级、二级、未评定。请修改后再提交。',
    );
    expect(refusalText(reason, 'en', parameters)).toContain(
      'Name of the practice: Write at least 2 characters.',
    );
    const missing = refusalOf({ brand: undefined, duty: undefined });
    expect(refusalText(missing.reason, 'zh', missing.parameters)).toBe('申报表不完整：支部品牌、值班电话。');
  });
  it('is told each of its faults at the field, what is missing with what is wrong', () => {
    const { reason, faults } = refusalOf({ brand: '牌', duty: undefined });
    expect(reason).toBe('form_incomplete');
    expect(faults.map(({ field, zh }) => `${field} ${zh}`)).toEqual([
      'form.duty 请填写“值班电话”。',
      'form.brand 至少 2 字。',
    ]);
  });
  it('may lack anything in draft, but holds nothing wrong', () => {
    expect(draftOf({}, pack, files)).toEqual({});
    expect(draftOf({ visits: [{ village: '东坝村' }] }, pack, files)).toEqual({
      visits: [{ village: '东坝村' }],
    });
    expect(refusalOf({ level: 'third' }, draftOf).field).toBe('form.level');
  });
});

describe('The plan’s form', () => {
  it('is what a pack has that says nothing, and is open to whoever reads the file', () => {
    expect(completeForm(planForm, planPack, {})).toEqual(planForm);
    expect(readersOfForm(planPack)).toEqual({});
  });
  it('says its lists even where they are empty, as its first version does', () => {
    const { awards: _awards, attachments: _attachments, ...rest } = planForm;
    expect(completeForm(rest, planPack, {})).toEqual(planForm);
  });
});

const seenBy = { ...readersOfForm(pack).seenBy! };

describe('A field that says nothing to a role', () => {
  const { shown } = application.readModels.candidates;
  const row = { form, seenBy } as never;
  const fieldsSeen = (role: Parameters<NonNullable<typeof shown>>[1]) =>
    Object.keys((shown!(row, role) as { form: object }).form);
  it('is closed to it in the candidate’s file', () => {
    expect(fieldsSeen('operator')).toContain('duty');
    expect(fieldsSeen('expert')).not.toContain('duty');
    expect(fieldsSeen('operator')).not.toContain('medical');
    expect(fieldsSeen('discipline')).toEqual(['brand', 'medical']);
    for (const role of ['branchSecretary', 'bureauOfficer', 'auditor'] as const)
      expect(fieldsSeen(role)).toEqual(Object.keys(form));
  });
  it('is open in a form of before, which says nothing of readers', () => {
    expect(shown!({ form: planForm } as never, 'expert')).toEqual({ form: planForm });
  });
  it('is closed to it in the files of the unit, too', () => {
    const file = { attachmentId: plan, seenBy: ['discipline'] };
    const filesSeen = (role: 'operator' | 'discipline' | 'branchSecretary' | 'auditor') =>
      (attachment.readModels.attachments.shown!({ files: [file] } as never, role) as { files: object[] })
        .files;
    expect(filesSeen('operator')).toEqual([]);
    for (const role of ['discipline', 'branchSecretary', 'auditor'] as const)
      expect(filesSeen(role)).toEqual([file]);
  });
});
