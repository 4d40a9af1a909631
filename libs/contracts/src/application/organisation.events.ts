import { z } from 'zod';
import { bureauKinds, planBureauKind, planBureauKinds } from '../bureau-kinds.ts';
import { earlierEvent, event } from '../contract.ts';
import { officersOf, secretary } from '../audience.ts';
import { expected } from '../expects.ts';
import { officials } from '../permission.ts';
import { branchId, bureauId, bureauKind, campaignId, day, text, titleId, version } from '../values.ts';
import {
  appointed,
  bureauDescribed,
  bureauDescribed1,
  bureauDescribed2,
  cited,
  corrections,
  described,
  invited,
  lostBy,
  merged,
} from './organisation.values.ts';

/** The events of the organisation. */
export const organisationEvents = {
  /** The deployment has these kinds of bureau from then on; the whole list, with those of before. */
  BureauKindsDefined: event({
    version: 1,
    body: { bureauKinds },
    readBy: officials,
    words: { zh: '已设定单位类别', en: 'the kinds of bureau were defined' },
    sample: {
      bureauKinds: [...planBureauKinds, { id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } }],
    },
  }),
  BureauRegistered: event({
    version: 3,
    body: bureauDescribed,
    earlier: earlierEvent({
      version: 2,
      body: bureauDescribed2,
      earlier: earlierEvent({ version: 1, body: bureauDescribed1 }),
      upcast: (before) => before,
    }),
    upcast: (before) => before,
    saidAsBefore: true,
    readBy: officials,
    to: 'registered',
    words: { zh: '已登记单位', en: 'a bureau was registered' },
    sample: { bureauId: 'c31', name: '澜江市局', kind: 'cityBureau', parentId: 'p1' },
  }),

  BureauRenamed: event({
    version: 1,
    body: { bureauId, name: text(100), ...cited },
    readBy: officials,
    words: { zh: '单位已更名', en: 'a bureau was renamed' },
    tells: {
      template: 'bureau-renamed',
      zh: '{unit}已更名为“{name}”。',
      en: '{unit} is called “{name}” now.',
      to: ({ bureauId: bureau }) => [officersOf(bureau)],
    },
    sample: { bureauId: 'b03', name: '东城区分局', on: '2023-04-01', reason: '依据' },
  }),
  /** The bureau is of another kind. No campaign that reached it ran. */
  BureauReclassified: event({
    version: 1,
    body: { bureauId, kind: bureauKind, ...cited },
    readBy: officials,
    words: { zh: '单位类别已更正', en: 'a bureau was given another kind' },
    tells: {
      template: 'bureau-reclassified',
      zh: '{unit}的单位类别已更正。',
      en: '{unit} is a bureau of another kind now.',
      to: ({ bureauId: bureau }) => [officersOf(bureau)],
    },
    sample: { bureauId: 'c1', kind: 'cityBureau', on: '2023-04-01', reason: '依据' },
  }),
  /** The bureau stands below another, or below the root, with all that is below it. */
  BureauMoved: event({
    version: 1,
    body: {
      bureauId,
      formerParentId: bureauId.optional(),
      parentId: bureauId.optional(),
      reason: text(300),
      /** The campaigns that run, in which whoever stands above it now keeps away from it. */
      campaignIds: z.array(campaignId),
      lostBy,
    },
    readBy: officials,
    words: { zh: '单位隶属已调整', en: 'a bureau was moved' },
    tells: {
      template: 'bureau-moved',
      zh: '{unit}的隶属已调整。',
      en: '{unit} stands below another unit now.',
      to: ({ bureauId: bureau, formerParentId, parentId }) =>
        [bureau, formerParentId, parentId].flatMap((unit) => (unit === undefined ? [] : officersOf(unit))),
    },
    sample: {
      bureauId: 'b31',
      formerParentId: 'b03',
      parentId: 'b01',
      reason: '依据',
      campaignIds: ['r2023'],
      lostBy: [{ campaignId: 'r2023', bureauId: 'b03', branches: 12 }],
    },
  }),
  /**
   * The bureau takes no units any more and is invited no more. What it nominated in campaigns that run stays
   * its own; the bureau into which it went sees and answers for it.
   */
  BureauAbolished: event({
    version: 1,
    body: { bureauId, into: bureauId.optional(), reason: text(300), campaignIds: z.array(campaignId) },
    readBy: officials,
    words: { zh: '单位已撤销', en: 'a bureau was abolished' },
    tells: {
      template: 'bureau-abolished',
      zh: '{unit}已撤销。',
      en: '{unit} was abolished.',
      to: ({ bureauId: bureau, into }) => [bureau, ...(into === undefined ? [] : [into])].map(officersOf),
    },
    sample: { bureauId: 'b31', into: 'b03', reason: '依据', campaignIds: ['r2023'] },
  }),

  BranchRegistered: event({
    version: 1,
    body: { branchId, bureauId, ...described },
    readBy: officials,
    words: { zh: '已登记支部', en: 'a branch was registered' },
  }),

  BranchRenamed: event({
    version: 1,
    body: { branchId, name: text(100), unitName: text(100), reason: text(300) },
    readBy: officials,
    words: { zh: '支部已更名', en: 'a branch was renamed' },
  }),
  /** The fields that were wrong, as they should read. */
  BranchCorrected: event({
    version: 1,
    body: { branchId, ...corrections, ...cited },
    readBy: officials,
    words: { zh: '支部登记信息已更正', en: 'a branch was corrected' },
    tells: {
      template: 'branch-corrected',
      zh: '{unit}的登记信息已更正。',
      en: 'What is registered of {unit} was corrected.',
      to: ({ branchId: branch }) => [secretary(branch), officersOf(branch)],
    },
    sample: {
      branchId: 'b03.017',
      name: '城关派出所党支部',
      unitName: '城关派出所',
      unitType: 'policeStation',
      fullMembers: 8,
      probationaryMembers: 1,
      officers: 21,
      auxiliaries: 30,
      foundedOn: '2001-07-01',
      on: '2023-04-01',
      reason: '依据',
    },
  }),
  BranchDissolved: event({
    version: 1,
    body: { branchId, reason: text(300) },
    readBy: officials,
    words: { zh: '支部已撤销', en: 'a branch was dissolved' },
    tells: {
      template: 'branch-dissolved',
      zh: '{unit}已撤销。',
      en: '{unit} was dissolved.',
      to: ({ branchId: branch }) => [secretary(branch), officersOf(branch)],
    },
    sample: { branchId: 'b03.017', reason: '依据' },
  }),
  /**
   * The branch belongs to another bureau from then on. In the campaigns in which it is nominated it stays an
   * entry of the bureau that nominated it; in all others that run it goes along.
   */
  BranchMoved: event({
    version: 1,
    body: {
      branchId,
      formerBureauId: bureauId,
      bureauId,
      reason: text(300),
      staysIn: z.array(campaignId),
      goesIn: z.array(campaignId),
      lostBy,
    },
    readBy: officials,
    words: { zh: '支部隶属已调整', en: 'a branch was moved' },
    tells: {
      template: 'branch-moved',
      zh: '{unit}的隶属已调整；已推荐或自荐的申报仍归原单位。',
      en: '{unit} belongs to another bureau now. What was nominated stays with the former.',
      to: ({ branchId, formerBureauId, bureauId: bureau }) => [
        secretary(branchId),
        officersOf(bureau),
        officersOf(formerBureauId),
      ],
    },
    sample: {
      branchId: 'b03.017',
      formerBureauId: 'b03',
      bureauId: 'b01',
      reason: '依据',
      staysIn: ['r2023'],
      goesIn: [],
      lostBy: [{ campaignId: 'r2024', bureauId: 'c1', branches: 1 }],
    },
  }),
  /**
   * With the campaigns in which the entry of the branch that goes ends with it, and with those in which the
   * other branch goes on with it.
   */
  BranchMerged: event({
    version: 2,
    body: { ...merged, carriedIn: z.array(campaignId).optional() },
    earlier: earlierEvent({ version: 1, body: merged }),
    upcast: (before) => before,
    saidAsBefore: true,
    readBy: officials,
    words: { zh: '支部已合并', en: 'a branch was merged' },
    sample: {
      ...{ branchId: 'b03.017', into: 'b03.018', reason: '依据', campaignIds: ['r2022'] },
      carriedIn: ['r2023'],
    },
  }),

  SecretaryAppointed: event({
    version: 2,
    body: { ...appointed, until: day.optional() },
    earlier: earlierEvent({ version: 1, body: appointed }),
    upcast: (before) => before,
    readBy: officials,
    words: { zh: '已任命支部书记', en: 'a secretary was appointed' },
    sample: {
      branchId: 'b03.017',
      personId: 'P-0318',
      name: '周正',
      since: '2023-04-01',
      until: '2023-06-30',
    },
  }),
  /**
   * The branch has no secretary from then on, so that nobody can sign for it until a secretary or a deputy
   * is appointed.
   */
  SecretaryVacated: event({
    version: 1,
    body: { branchId, reason: text(300) },
    readBy: officials,
    words: { zh: '支部书记空缺', en: 'the post of secretary became vacant' },
    sample: { branchId: 'b03.017', reason: '调离' },
  }),
  /**
   * A bureau and its branches are asked to take part: whoever does not answer is seen
   * (docs/handbook/process.md#2.1). `route` is how they may enter.
   */
  BureauInvited: event({
    version: 2,
    body: invited,
    earlier: earlierEvent({ version: 1, body: { ...invited, kind: planBureauKind } }),
    upcast: (before) => before,
    saidAsBefore: true,
    readBy: officials,
    expects: ({ campaignId: campaign, bureauId: bureau, route: by, branches }) => [
      expected('participation', `${campaign}.${bureau}`, 'PublishBureauPlan'),
      ...(by === 'recommended'
        ? [expected('recommendation', `${campaign}.${bureau}`, 'DraftRecommendation', 'DeclareNoCandidate')]
        : []),
      ...branches.flatMap(({ branchId: branch }) => [
        expected('participation', `${campaign}.${branch}`, 'FilePlan'),
        expected('participation', `${campaign}.${branch}`, 'HoldMembersMeeting'),
      ]),
    ],
    words: { zh: '已通知单位参评', en: 'a bureau was invited' },
    sample: {
      campaignId: 'r2023',
      bureauId: 'b31',
      bureauName: '澜江市局',
      kind: 'cityBureau',
      route: 'recommended',
      branches: [],
    },
  }),

  EarlierResultImported: event({
    version: 1,
    body: { round: version, branchId, honour: z.boolean(), titles: z.array(titleId).max(10) },
    readBy: officials,
    words: { zh: '已导入往届结果', en: 'an earlier result was imported' },
  }),
};
