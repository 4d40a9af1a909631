// The fields of the application form, as the check finds them again: each history is lawful but for one
// thing.
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@laurel/core';
import { ownFormPack2024 } from '@laurel/rules';
import { campaignRecord } from '../campaign.fixture.ts';
import { campaignId, pack, people, secretaryOf } from '../contest.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { isOf, sha256 } from '../record.fixture.ts';
import { brokenIn, changed, type History, inserted } from './unlawful.fixture.ts';

const record = campaignRecord();
const first = 'b01.001';
const submitted = isOf('ApplicationSubmitted', { branchId: first });
const plan = '7'.repeat(64);
const own = { ...pack, form: ownFormPack2024.form! };
const visit = { on: '2023-04-02', village: '东坝村', households: '12' };
const filled = {
  brand: '枫桥驿站',
  practice: '坚持党建引领，把矛盾纠纷化解在基层，把服务送到群众家门口。',
  level: 'first',
  mediations: '120',
  duty: '0571-12345678',
  selfAssessment: pack.criteria.map(({ id }) => ({ criterionId: id, score: '90' })),
  visits: [visit, visit],
  plan: [plan],
};
const rulePackHash = sha256(canonicalJson(own));
const seenBy = Object.fromEntries(own.form.map(({ id, seenBy: readers = [] }) => [id, readers]));
const amended = (rulePack: object) => ({
  ...{ service: 'application', stream: `campaign-${campaignId}`, actor: people.operator },
  type: 'RulePackAmended',
  data: {
    ...{ campaignId, rulePack, rulePackHash: sha256(canonicalJson(rulePack)), version: 2 },
    ...{ reason: '申报表', changes: [] },
  } as never,
});
const file = { attachmentId: plan, campaignId, unitId: first, name: '方案.pdf', size: 10 };
const storedFor = (more: object = {}): Partial<Envelope> => ({
  ...{
    service: 'application',
    stream: `attachment-${campaignId}.${plan}.${first}`,
    actor: secretaryOf(first),
  },
  type: 'AttachmentStored',
  rulePackHash,
  data: { ...file, mediaType: 'application/pdf', field: 'plan', seenBy: seenBy['plan'], ...more },
});

/** The pack has a form of its own when the first branch submits; its form and file are as they are given. */
function submittedWith(form: object, more: object = {}, stored: object = {}): History {
  const said = inserted(record, submitted, amended(own), storedFor(stored));
  return changed(said, submitted, ({ data }) => ({
    rulePackHash,
    data: { ...data, form, seenBy, ...more },
  }));
}

const lawsOf = async (history: History) => (await brokenIn(history)).map(({ law }) => law);
const rules = ['formFits', 'formComplete', 'formReadAsPacked', 'storedForField', 'formKept'];
/** The rules of forms that the first branch's form breaks; other branches still have the plan's. */
async function brokenBy(history: History): Promise<string[]> {
  const broken = await brokenIn(history);
  const aboutFirst = broken.filter(
    ({ law, stream }) => rules.includes(law ?? '') && stream?.endsWith(`.${first}`),
  );
  return [...new Set(aboutFirst.map(({ law }) => law!))];
}

describe('A form of the pack’s own fields', () => {
  it('is lawful when it fits them', async () => expect(await brokenBy(submittedWith(filled))).toEqual([]));
  it.each<[string, string, object]>([
    ['a field that the pack does not have', 'formFits', { theme: '主题' }],
    ['a number off its range', 'formFits', { mediations: '100001' }],
    ['a number of too many decimals', 'formFits', { mediations: '1.5' }],
    ['no number', 'formFits', { mediations: '许多' }],
    ['an option that there is not', 'formFits', { level: 'third' }],
    ['too long a text', 'formFits', { brand: '牌'.repeat(31) }],
    ['too short a text', 'formComplete', { brand: '牌' }],
    ['no telephone', 'formFits', { duty: '无' }],
    ['a day that there is not', 'formFits', { visits: [visit, { ...visit, on: '2023-02-30' }] }],
    ['a cell of no column', 'formFits', { visits: [visit, { ...visit, more: '1' }] }],
    ['too few rows', 'formComplete', { visits: [visit] }],
    ['too many rows', 'formFits', { visits: Array.from({ length: 21 }, () => visit) }],
    ['a row without a cell', 'formComplete', { visits: [visit, { on: visit.on, households: '1' }] }],
    ['nothing where something must be', 'formComplete', { plan: [] }],
    ['a file of another field', 'formFits', { medical: [plan] }],
    ['a criterion left out', 'formComplete', { selfAssessment: filled.selfAssessment.slice(1) }],
    ['a criterion of no pack', 'formFits', { selfAssessment: [{ criterionId: 'unknown', score: '90' }] }],
    [
      'a score off the scale',
      'formFits',
      { selfAssessment: filled.selfAssessment.map((row) => ({ ...row, score: '101' })) },
    ],
  ])('is unlawful with %s', async (_what, rule, change) => {
    expect(await brokenBy(submittedWith({ ...filled, ...change }))).toContain(rule);
  });
  it('is unlawful when others read it than the pack says', async () => {
    const open = { ...seenBy, duty: ['operator', 'expert'] };
    expect(await brokenBy(submittedWith(filled, { seenBy: open }))).toEqual(['formReadAsPacked']);
  });
  it('is unlawful with a file of another type, or that is open to others', async () => {
    expect(await brokenBy(submittedWith(filled, {}, { mediaType: 'image/png' }))).toEqual([
      'storedForField',
      'formFits',
    ]);
    expect(await brokenBy(submittedWith(filled, {}, { seenBy: ['expert'] }))).toEqual(['storedForField']);
  });
});

describe('The plan’s form', () => {
  it('is lawful as it always was', async () => expect(await brokenIn(record)).toEqual([]));
  it.each<[string, string, object]>([
    ['a field of its own', 'formFits', { brand: '枫桥驿站' }],
    ['too long a theme', 'formFits', { theme: '主'.repeat(101) }],
    ['no deeds', 'formComplete', { deeds: undefined }],
  ])('is unlawful with %s', async (_what, rule, change) => {
    const history = changed(record, submitted, ({ data }) => ({
      data: { ...data, form: { ...data.form, ...change } },
    }));
    expect(await lawsOf(history)).toContain(rule);
  });
  it('is unlawful when it says readers of its own', async () => {
    const history = changed(record, submitted, ({ data }) => ({ data: { ...data, seenBy: {} } }));
    expect(await lawsOf(history)).toContain('formReadAsPacked');
  });
  it('stays once a form was accepted', async () => {
    expect(await lawsOf(inserted(record, isOf('PanelConvened'), amended(own)))).toContain('formKept');
  });
});
