import { z } from 'zod';
import { every, everyone } from '../audience.ts';
import { earlierEvent, event } from '../contract.ts';
import { expected } from '../expects.ts';
import { officials } from '../permission.ts';
import { bureauKinds } from '../bureau-kinds.ts';
import { rulePackOfPlanKinds, rulePackSchema } from '../rule-pack.ts';
import { planPack2023 } from '../rule-packs/plan-2023.ts';
import { bilingual } from '../rule-pack.values.ts';
import { branchId, bureauId, campaignId, day, rulePackHash, text, version } from '../values.ts';
import { list } from './shared.ts';

/** A rule pack that is said, and the kinds of bureau by which it was judged, if not by the plan's. */
const said = { campaignId, rulePack: rulePackSchema, rulePackHash, bureauKinds: bureauKinds.optional() };
/** Before kinds of bureau were data. */
const saidBefore = { campaignId, rulePack: rulePackOfPlanKinds, rulePackHash };
/** A pack of a deployment that has a kind of its own. */
const sample = {
  campaignId: 'r2024',
  rulePack: {
    ...planPack2023,
    routes: { ...planPack2023.routes, recommending: ['cityBureau'], selfNominating: [] },
  },
  rulePackHash: 'b'.repeat(64),
  bureauKinds: [{ id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } }],
};
const amended = {
  version,
  reason: text(500),
  changes: z.array(z.strictObject({ path: text(200), before: z.string(), after: z.string() })),
};

const { bureauKinds: _kinds, ...opened } = { ...sample, version: 1 };

/** The events of a campaign, from its draft to its end. */
export const campaignEvents = {
  CampaignDrafted: event({
    version: 2,
    body: said,
    earlier: earlierEvent({ version: 1, body: saidBefore }),
    upcast: (data) => data,
    saidAsBefore: true,
    sample,
    readBy: officials,
    to: 'draft',
    words: { zh: '已起草活动', en: 'a campaign was drafted' },
  }),

  /**
   * The campaign belongs to a bureau and reaches the units below it. Without this event it is the root's and
   * reaches every unit.
   */
  CampaignHosted: event({
    version: 1,
    body: { campaignId, hostId: bureauId },
    readBy: officials,
    words: { zh: '已确定活动主办单位', en: 'the host of a campaign was set' },
    sample: { campaignId: 'r2023', hostId: 'b03' },
  }),

  RulePackRevised: event({
    version: 2,
    body: { ...said, reason: text(500) },
    earlier: earlierEvent({ version: 1, body: { ...saidBefore, reason: text(500) } }),
    upcast: (data) => data,
    saidAsBefore: true,
    sample: { ...sample, reason: '依据' },
    readBy: officials,
    words: { zh: '已修订规则包', en: 'the rule pack was revised' },
  }),

  /** From its second version on, no other campaign of the city has its prefixes. */
  RulePackFrozen: event({
    version: 2,
    body: { campaignId, rulePackHash, version },
    earlier: earlierEvent({
      version: 1,
      body: { campaignId, rulePackHash, version },
    }),
    upcast: (data) => data,
    sample: { campaignId: 'r2023', rulePackHash: 'b'.repeat(64), version: 1 },
    readBy: officials,
    to: 'frozen',
    words: { zh: '已冻结规则包', en: 'the rule pack was frozen' },
  }),

  CampaignOpened: event({
    version: 2,
    body: { campaignId, rulePack: rulePackSchema, rulePackHash, version },
    earlier: earlierEvent({ version: 1, body: { ...saidBefore, version } }),
    upcast: (data) => data,
    saidAsBefore: true,
    sample: opened,
    readBy: officials,
    to: 'open',
    expects: ({ campaignId: campaign }) => [expected('group', `${campaign}.g1`, 'FormGroup')],
    words: { zh: '已启动活动', en: 'the campaign was opened' },
  }),

  RulePackAmended: event({
    version: 2,
    body: { ...said, ...amended },
    earlier: earlierEvent({ version: 1, body: { ...saidBefore, ...amended } }),
    upcast: (data) => data,
    saidAsBefore: true,
    sample: {
      ...sample,
      ...{ version: 2, reason: '依据' },
      changes: [{ path: 'places', before: '20', after: '22' }],
    },
    readBy: officials,
    words: { zh: '已变更规则包', en: 'the rule pack was amended' },
    tells: {
      template: 'rules-amended',
      zh: '规则包已变更为第 {version} 版，请查看变更内容与理由。',
      en: 'The rules were amended to version {version}. See what changed and why.',
      to: () => everyone,
    },
  }),

  DeadlineExtended: event({
    version: 1,
    body: { ...list, until: day, reason: text(500) },
    readBy: officials,
    words: { zh: '已延长申报期限', en: 'a deadline was extended' },
    // Visible to all bureaus, so that nobody is favoured in silence (docs/handbook/process.md#1.6).
    tells: {
      template: 'deadline-extended',
      zh: '{unit}的申报期限经批准延至 {until}。',
      en: 'The deadline of {unit} was extended to {until}.',
      to: ({ bureauId }) => [
        every('bureauOfficer'),
        { role: 'branchSecretary', under: bureauId },
        every('operator'),
      ],
    },
  }),
  /**
   * The deadline that held for these bureaus has passed: lists to close, and applications that came to
   * nothing by it.
   */
  DeadlinePassed: event({
    version: 1,
    body: {
      campaignId,
      deadline: day,
      bureauIds: z.array(bureauId),
      lapses: z.array(z.strictObject({ branchId, reason: z.enum(['notSubmitted', 'notNominated']) })),
    },
    readBy: officials,
    words: { zh: '申报期限已届满', en: 'a deadline passed' },
  }),

  PhaseStarted: event({
    version: 1,
    /** The name, where it is another than such phases usually have. */
    body: { campaignId, phaseId: text(40), phaseName: bilingual.optional() },
    readBy: officials,
    words: { zh: '阶段已开始', en: 'a phase began' },
  }),

  CampaignClosed: event({
    version: 1,
    body: { campaignId },
    readBy: officials,
    to: 'closed',
    words: { zh: '活动已结束', en: 'the campaign was closed' },
    tells: {
      template: 'campaign-closed',
      zh: '活动已结束。',
      en: 'The campaign is closed.',
      to: () => everyone,
    },
  }),

  CampaignCancelled: event({
    version: 1,
    body: { campaignId, reason: text(500) },
    readBy: officials,
    to: 'cancelled',
    words: { zh: '活动已取消', en: 'the campaign was cancelled' },
    tells: {
      template: 'campaign-cancelled',
      zh: '活动已取消，理由见活动页面。',
      en: 'The campaign was cancelled; its page says why.',
      to: () => everyone,
    },
  }),
};
