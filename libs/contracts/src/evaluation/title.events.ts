import { z } from 'zod';
import { every, officersOf, operatorsFor, panelOf, secretary } from '../audience.ts';
import { earlierEvent, event } from '../contract.ts';
import { noticed } from '../expects.ts';
import { officials } from '../permission.ts';
import {
  accountId,
  bureauId,
  day,
  documentNumber,
  file,
  fraction,
  hash,
  slug,
  text,
  titleId,
} from '../values.ts';
import { names, ofEntry, stewards } from './shared.ts';
import { recheckOutcome } from './title.read-models.ts';

const ofTitle = { ...ofEntry, titleId };
const conferred = { ...ofTitle, documentNumber, secretary: slug.optional() };
const withTerm = { ...conferred, until: day.optional() };
/** `wanting`: what must improve, and until when. */
export const rechecked = {
  outcome: recheckOutcome,
  findings: text(500),
  improvement: text(500).optional(),
  until: day.optional(),
};
export const titleEvents = {
  /** With the experts who may score it, and those recused from the branch. */
  TitleRecommended: event({
    version: 1,
    body: { ...ofTitle, bureauId, ...names, experts: z.array(accountId), recused: z.array(accountId) },
    readBy: officials,
    only: () => ({ recused: stewards }),
    to: 'recommended',
    words: { zh: '已推荐专项称号', en: 'a title was recommended' },
    tells: {
      template: 'title-recommended',
      zh: '{unit}被推荐参评专项称号，请提交专项申报。',
      en: '{unit} was recommended for a title. Submit the title’s form.',
      to: ({ branchId }) => [secretary(branchId)],
    },
  }),
  TitleFormSubmitted: event({
    version: 1,
    body: { ...ofTitle, statement: text(2000), attachments: z.array(file).max(20) },
    readBy: officials,
    words: { zh: '已提交称号申报表', en: 'the form for a title was submitted' },
    tells: {
      template: 'title-form-submitted',
      zh: '{unit}已提交专项申报，请评分。',
      en: '{unit} submitted its form for a title. Seal your ballot.',
      line: {
        zh: '专项申报 {count} 份请评分：{each}',
        en: '{count} forms for a title wait for your ballot: {each}',
      },
      to: ({ campaignId, branchId }) => [panelOf(campaignId, branchId)],
    },
  }),
  TitleBallotSealed: event({
    version: 1,
    body: { ...ofTitle, expertId: accountId, commitment: hash },
    readBy: ['operator', 'discipline'],
    words: { zh: '已封存称号评分表', en: 'a ballot for a title was sealed' },
  }),
  TitleScored: event({
    version: 1,
    body: {
      ...ofTitle,
      ballots: z.array(
        z.strictObject({ expertId: accountId, score: text(10), salt: hash, commitment: hash }),
      ),
      score: fraction,
      recorded: text(20),
    },
    readBy: officials,
    to: 'scored',
    words: { zh: '已开封称号评分表并计分', en: 'a title was scored' },
    tells: {
      template: 'title-scored',
      zh: '一项专项称号评分已开封，待审议。',
      en: 'The ballots for a title were opened; it waits for the committee.',
      line: {
        zh: '专项称号评分开封 {count} 项，待审议',
        en: 'the ballots for {count} titles were opened; they wait for the committee',
      },
      to: () => [every('committee')],
    },
  }),
  TitleApproved: event({
    version: 1,
    body: { ...ofTitle, minutesNumber: documentNumber },
    readBy: officials,
    to: 'approved',
    expects: ({ campaignId, titleId: title }) => [noticed(campaignId, 'title', title)],
    words: { zh: '已批准专项称号', en: 'a title was approved' },
    tells: {
      template: 'title-approved',
      zh: '一项专项称号已批准，请发布公示。',
      en: 'A title was approved. Post its public notice.',
      line: {
        zh: '批准专项称号 {count} 项，请发布公示',
        en: '{count} titles were approved; post their public notice',
      },
      to: () => [every('operator')],
    },
  }),
  TitleNotConferred: event({
    version: 1,
    body: { ...ofTitle, reason: text(500) },
    readBy: officials,
    to: 'notConferred',
    words: { zh: '决定不授予专项称号', en: 'a title was not conferred' },
    tells: {
      template: 'title-not-conferred',
      zh: '{unit}未获专项称号。',
      en: '{unit} was not given the title.',
      to: ({ branchId }) => [secretary(branchId)],
    },
  }),
  /**
   * `secretary`: whose title it is, when it lapses with the secretary's leaving. `until`: the last day of
   * its term, if it has one; `recheckOn`: the day on which its re-check falls due.
   */
  TitleConferred: event({
    version: 3,
    body: { ...withTerm, recheckOn: day.optional() },
    earlier: earlierEvent({
      version: 2,
      body: withTerm,
      earlier: earlierEvent({
        version: 1,
        body: conferred,
      }),
      upcast: (data) => data,
    }),
    upcast: (data) => data,
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      titleId: 'secretaryStudio',
      documentNumber: '澜公52号',
      secretary: 'P-0318',
      until: '2028-12-19',
      recheckOn: '2025-12-20',
    },
    readBy: officials,
    to: 'conferred',
    words: { zh: '已授予专项称号', en: 'a title was conferred' },
    tells: {
      template: 'title-conferred',
      zh: '{unit}被授予专项称号（{documentNumber}）。',
      en: '{unit} was given a title ({documentNumber}).',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
  }),
  TitleRecheckDue: event({
    version: 1,
    body: ofTitle,
    readBy: officials,
    to: 'recheckDue',
    words: { zh: '专项称号应予复核', en: 'a title is to be re-checked' },
    tells: {
      template: 'title-recheck-due',
      zh: '{unit}的专项称号已到复核日期，请复核。',
      en: 'The re-check of a title of {unit} is due.',
      to: ({ branchId }) => [
        { role: 'discipline', foreignTo: branchId },
        { role: 'committee', foreignTo: branchId },
        secretary(branchId),
      ],
    },
    sample: { campaignId: 'r2023', branchId: 'b03.017', titleId: 'secretaryStudio' },
  }),
  /** `recheckOn`: the day of the next re-check of a title that was kept, within its term. */
  TitleRechecked: event({
    version: 1,
    body: { ...ofTitle, ...rechecked, recheckOn: day.optional() },
    readBy: officials,
    to: {
      oneOf: ['conferred', 'warned'],
      of: ({ outcome }) => (outcome === 'kept' ? 'conferred' : 'warned'),
    },
    words: { zh: '专项称号已复核', en: 'a title was re-checked' },
    tells: {
      template: 'title-rechecked',
      zh: '{unit}的专项称号已复核，结论见称号页面。',
      en: 'A title of {unit} was re-checked; its page has the outcome.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId), operatorsFor(branchId)],
    },
    sample: {
      ...{ campaignId: 'r2023', branchId: 'b03.017', titleId: 'secretaryStudio' },
      ...{ outcome: 'wanting', findings: '带教停滞', improvement: '恢复每月带教' },
      ...{ until: '2026-03-31', recheckOn: '2027-12-20' },
    },
  }),
  TitleLapsed: event({
    version: 1,
    body: ofTitle,
    readBy: officials,
    to: 'lapsed',
    words: { zh: '专项称号期满失效', en: 'a title lapsed with its term' },
    tells: {
      template: 'title-lapsed',
      zh: '{unit}的专项称号有效期已满，自动失效。',
      en: 'The term of a title of {unit} is over; it has lapsed.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
    sample: { campaignId: 'r2023', branchId: 'b03.017', titleId: 'secretaryStudio' },
  }),
  TitleRevoked: event({
    version: 1,
    body: { ...ofTitle, ground: text(500) },
    readBy: officials,
    to: 'revoked',
    words: { zh: '已撤销专项称号', en: 'a title was revoked' },
    tells: {
      template: 'title-revoked',
      zh: '{unit}的专项称号已撤销。',
      en: 'A title of {unit} was revoked.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
  }),
};
