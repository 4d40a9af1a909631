// Every field of a body that names a stored file is found, wherever it stands.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commands, events } from './catalogue.ts';
import { filesIn, namesFiles } from './files.ts';
import { applicationForm } from './application-form.ts';
import { evidence, file, hash, text } from './values.ts';

const [one, other] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];

describe('The files that a body names', () => {
  it.each<[string, z.ZodType, unknown, readonly string[]]>([
    ['in a field', z.strictObject({ deck: file, title: text(10) }), { deck: one, title: '题' }, ['deck']],
    ['in a field that may be left out', z.strictObject({ deck: file.optional() }), { deck: one }, ['deck']],
    [
      'deep in a form',
      z.strictObject({ form: applicationForm }),
      { form: { attachments: [one, other] } },
      ['form.attachments[0]', 'form.attachments[1]'],
    ],
    [
      'in a list of objects',
      z.array(z.strictObject({ evidence })),
      [{ evidence: { documents: [], attachments: [one] } }],
      ['[0].evidence.attachments[0]'],
    ],
    [
      'in one of several forms',
      z.union([z.strictObject({ none: z.literal(true) }), z.strictObject({ deck: file })]),
      { deck: one },
      ['deck'],
    ],
    ['nowhere', z.strictObject({ deck: file.optional(), rulePackHash: hash }), { rulePackHash: one }, []],
  ])('are found %s', (_, schema, value, paths) => {
    expect(filesIn(schema, value).map(({ path }) => path)).toEqual(paths);
    expect(namesFiles(schema)).toBe(true);
  });
  it('are looked for in these commands and events, and in no others', () => {
    const naming = (all: Readonly<Record<string, { readonly body: z.ZodObject }>>) =>
      Object.keys(all).filter((type) => namesFiles(all[type]!.body));
    expect(naming(commands).sort()).toEqual([
      ...[
        'ConfirmViolation',
        'DraftApplication',
        'FilePresentation',
        'OpenInvestigation',
        'RecordAssessment',
      ],
      ...['ReportProgress', 'StoreAttachment', 'StoreEvidence', 'SubmitApplication', 'SubmitTitleForm'],
    ]);
    expect(naming(events).sort()).toEqual([
      ...['ApplicationDrafted', 'ApplicationSubmitted', 'AssessmentRecorded', 'AttachmentStored'],
      ...['InvestigationOpened', 'PresentationFiled', 'ProgressReported', 'TitleFormSubmitted'],
      'ViolationConfirmed',
    ]);
  });
});
