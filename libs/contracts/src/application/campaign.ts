import { z } from 'zod';
import { aggregate, command, readModel } from '../contract.ts';
import { everybody } from '../read-scope.ts';
import { by, pair, system } from '../permission.ts';
import { rulePackSchema } from '../rule-pack.ts';
import {
  bureauId,
  campaignId,
  count,
  day,
  instant,
  kinds,
  rulePackHash,
  slug,
  text,
  titleId,
  version,
} from '../values.ts';
import { hosting } from '../unit-fields.ts';
import { waiting } from '../waiting.ts';
import { planPack2023 } from '../rule-packs/plan-2023.ts';
import { reason } from './shared.ts';
import { campaignEvents } from './campaign.events.ts';

const bilingual = z.strictObject({ zh: text(200), en: text(200) });
kinds.add(bilingual, { id: 'BilingualText' });

/** The refusal of every command once the campaign has ended. */
const ended = { closed: 'campaign_closed', cancelled: 'campaign_closed' } as const;

/** The campaign: its rule pack from draft to frozen, and its year. */
export const campaign = aggregate({
  name: 'campaign',
  service: 'application',
  path: 'campaigns',
  id: ['campaign'],
  words: { zh: '活动', en: 'campaign' },
  states: {
    none: { zh: '未起草', en: 'not drafted', awaits: ['DraftCampaign'] },
    draft: { zh: '起草中', en: 'in draft', awaits: ['FreezeRulePack', 'ReviseRulePack'] },
    frozen: { zh: '已冻结', en: 'frozen', awaits: ['OpenCampaign'] },
    open: { zh: '进行中', en: 'open', awaits: ['CloseCampaign'] },
    closed: { zh: '已结束', en: 'closed', ends: true },
    cancelled: { zh: '已取消', en: 'cancelled', ends: true },
  },
  commands: {
    /** For a bureau and the units below it (`hostId`), or for all. */
    DraftCampaign: command({
      may: by('any', 'operator'),
      body: { rulePack: rulePackSchema, hostId: hosting(bureauId.optional()) },
      in: ['none'],
      otherwise: {
        draft: 'already_exists',
        frozen: 'already_exists',
        open: 'already_exists',
        closed: 'already_exists',
        cancelled: 'already_exists',
      },
      says: ['CampaignDrafted', 'CampaignHosted'],
      words: { zh: '起草活动', en: 'draft a campaign' },
      sample: { rulePack: planPack2023 },
    }),

    ReviseRulePack: command({
      may: by('any', 'operator'),
      body: { rulePack: rulePackSchema, ...reason },
      in: ['draft'],
      otherwise: ended,
      says: ['RulePackRevised'],
      words: { zh: '修订规则包', en: 'revise the rule pack' },
      sample: { rulePack: planPack2023, reason: '依据' },
    }),

    FreezeRulePack: command({
      may: pair('any', 'operator', 'committee'),
      body: { rulePackHash },
      in: ['draft'],
      otherwise: ended,
      says: ['RulePackFrozen'],
      words: { zh: '冻结规则包', en: 'freeze the rule pack' },
      sample: { rulePackHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    }),

    OpenCampaign: command({
      may: by('any', 'operator'),
      body: {},
      in: ['frozen'],
      otherwise: ended,
      says: ['CampaignOpened'],
      words: { zh: '启动活动', en: 'open the campaign' },
      sample: {},
    }),

    AmendRulePack: command({
      may: pair('any', 'operator', 'committee'),
      body: { rulePack: rulePackSchema, ...reason },
      in: ['open'],
      otherwise: ended,
      says: ['RulePackAmended'],
      words: { zh: '变更规则包', en: 'amend the rule pack' },
      sample: { rulePack: planPack2023, reason: '依据' },
    }),

    ExtendDeadline: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { bureauId, until: day, ...reason },
      in: ['open'],
      otherwise: ended,
      says: ['DeadlineExtended'],
      words: { zh: '延长申报期限', en: 'extend a deadline' },
      sample: { bureauId: 'b03', until: '2023-05-05', reason: '依据' },
    }),
    /** The scheduler, at the deadline of all (no bureau named) or of the bureau it was extended for. */
    PassDeadline: command({
      may: system,
      body: { bureauId: bureauId.optional() },
      in: ['open'],
      otherwise: ended,
      says: ['DeadlinePassed'],
      words: { zh: '确认期限届满', en: 'pass the deadline' },
      sample: {},
    }),

    StartPhase: command({
      may: system,
      body: { phaseId: text(40) },
      in: ['open'],
      otherwise: ended,
      says: ['PhaseStarted'],
      words: { zh: '开始阶段', en: 'start a phase' },
      sample: { phaseId: 'implementation' },
    }),

    CloseCampaign: command({
      may: pair('any', 'operator', 'committee'),
      body: {},
      in: ['open'],
      otherwise: ended,
      says: ['CampaignClosed'],
      words: { zh: '结束活动', en: 'close the campaign' },
      sample: {},
    }),

    CancelCampaign: command({
      may: pair('any', 'committee', 'committee'),
      body: reason,
      in: ['open'],
      otherwise: ended,
      says: ['CampaignCancelled'],
      words: { zh: '取消活动', en: 'cancel the campaign' },
      sample: { reason: '依据' },
    }),
  },
  events: campaignEvents,
  readModels: {
    /** The campaigns with their rule packs, what the linter says, and every amendment with what moved. */
    campaigns: readModel({
      path: 'campaigns',
      of: 'campaign',
      row: {
        campaignId,
        /** The bureau that it belongs to; absent for the root's. */
        hostId: bureauId.optional(),
        status: z.enum(['draft', 'frozen', 'open', 'closed', 'cancelled']),
        campaignName: bilingual,
        honourName: bilingual,
        city: bilingual,
        round: count,
        applicationDeadline: day,
        rulePack: rulePackSchema,
        rulePackHash,
        packVersion: count,
        findings: z.array(
          z.strictObject({
            code: z.string(),
            severity: z.enum(['error', 'warning']),
            path: z.string(),
            zh: z.string(),
            en: z.string(),
          }),
        ),
        amendments: z.array(
          z.strictObject({
            version,
            rulePackHash,
            reason: text(500),
            changes: z.array(z.strictObject({ path: z.string(), before: z.string(), after: z.string() })),
            at: instant,
            by: z.array(slug),
          }),
        ),
        /** The phase that began last. */
        phaseId: text(40).optional(),
        draftedAt: instant,
        openedAt: instant.optional(),
        endedAt: instant.optional(),
        cancelledReason: text(500).optional(),
        waiting,
      },
      scopes: everybody,
      only: { waiting: ['operator', 'committee', 'discipline', 'auditor'] },
      indexes: ['campaignId', 'hostId', 'status', 'round', 'applicationDeadline'],
      words: { zh: '活动', en: 'campaign' },
    }),
    /**
     * The campaigns that have opened, as anybody may know them: their names, and those of their titles. A
     * public notice names both (docs/handbook/process.md#1.21).
     */
    publicCampaigns: readModel({
      path: 'public-campaigns',
      row: {
        campaignId,
        campaignName: bilingual,
        honourName: bilingual,
        city: bilingual,
        issuer: bilingual.optional(),
        round: count,
        titles: z.array(z.strictObject({ id: titleId, name: bilingual })),
      },
      scopes: { ...everybody, public: 'all' },
      indexes: ['campaignId', 'round'],
      words: { zh: '公开的活动信息', en: 'public campaign' },
    }),
    /**
     * The dates until which lists, self-nominations and forms are received; everybody sees the extensions
     * (docs/handbook/process.md#1.6).
     */
    deadlines: readModel({
      path: 'deadlines',
      row: {
        campaignId,
        applicationDeadline: day,
        assessmentFrom: day,
        assessmentTo: day,
        phases: rulePackSchema.shape.phases,
        extensions: z.array(z.strictObject({ bureauId, until: day, reason: text(500), at: instant })),
        passed: z.array(z.strictObject({ deadline: day, bureauIds: z.array(bureauId), at: instant })),
      },
      scopes: everybody,
      indexes: ['campaignId', 'applicationDeadline'],
      words: { zh: '期限', en: 'deadlines of a campaign' },
    }),
  },
});
