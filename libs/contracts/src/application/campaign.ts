import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { roleNames } from '../roles.ts';
import { rulePackSchema } from '../rule-pack.ts';
import { branchId, bureauId, campaignId, count, day, hash, instant, slug, text, version } from '../values.ts';
import { waiting } from '../waiting.ts';
import { rulePackSample } from './rule-pack.sample.ts';

const list = { campaignId, bureauId };

const reason = { reason: text(500) };
const bilingual = z.strictObject({ zh: text(200), en: text(200) });
const everybody = Object.fromEntries(roleNames.map((name) => [name, 'all' as const]));

/** The campaign: its rule pack from draft to frozen, and its year. */
export const campaign = aggregate({
  name: 'campaign',
  service: 'application',
  path: 'campaigns',
  id: ['campaign'],
  words: { zh: '??', en: 'campaign' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    DraftCampaign: command({
      may: by('any', 'operator'),
      body: { rulePack: rulePackSchema },
      in: ['??'],
      says: ['CampaignDrafted'],
      words: { zh: '??', en: 'draft campaign' },
      sample: { rulePack: rulePackSample },
    }),

    ReviseRulePack: command({
      may: by('any', 'operator'),
      body: { rulePack: rulePackSchema, ...reason },
      in: ['??'],
      says: ['RulePackRevised'],
      words: { zh: '??', en: 'revise rule pack' },
      sample: { rulePack: rulePackSample, reason: '依据' },
    }),

    FreezeRulePack: command({
      may: pair('any', 'operator', 'committee'),
      body: { rulePackHash: hash },
      in: ['??'],
      says: ['RulePackFrozen'],
      words: { zh: '冻结规则包', en: 'freeze the rule pack' },
      sample: { rulePackHash: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    }),

    OpenCampaign: command({
      may: by('any', 'operator'),
      body: {},
      in: ['??'],
      says: ['CampaignOpened'],
      words: { zh: '??', en: 'open campaign' },
      sample: {},
    }),

    AmendRulePack: command({
      may: pair('any', 'operator', 'committee'),
      body: { rulePack: rulePackSchema, ...reason },
      in: ['??'],
      says: ['RulePackAmended'],
      words: { zh: '变更规则包', en: 'amend the rule pack' },
      sample: { rulePack: rulePackSample, reason: '依据' },
    }),

    ExtendDeadline: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { bureauId, until: day, ...reason },
      in: ['??'],
      says: ['DeadlineExtended'],
      words: { zh: '延长申报期限', en: 'extend a deadline' },
      sample: { bureauId: 'b03', until: '2023-05-05', reason: '依据' },
    }),
    /** The scheduler, at the deadline of all (no bureau named) or of the bureau it was extended for. */
    PassDeadline: command({
      may: system,
      body: { bureauId: bureauId.optional() },
      in: ['??'],
      says: ['DeadlinePassed'],
      words: { zh: '??', en: 'pass deadline' },
      sample: {},
    }),

    StartPhase: command({
      may: system,
      body: { phaseId: text(40) },
      in: ['??'],
      says: ['PhaseStarted'],
      words: { zh: '??', en: 'start phase' },
      sample: { phaseId: 'implementation' },
    }),

    CloseCampaign: command({
      may: pair('any', 'operator', 'committee'),
      body: {},
      in: ['??'],
      says: ['CampaignClosed'],
      words: { zh: '结束活动', en: 'close the campaign' },
      sample: {},
    }),

    CancelCampaign: command({
      may: pair('any', 'committee', 'committee'),
      body: reason,
      in: ['??'],
      says: ['CampaignCancelled'],
      words: { zh: '取消活动', en: 'cancel the campaign' },
      sample: { reason: '依据' },
    }),
  },
  events: {
    CampaignDrafted: event({
      version: 1,
      body: { campaignId, rulePack: rulePackSchema, rulePackHash: hash },
      readBy: officials,
      words: { zh: '起草活动', en: 'campaign drafted' },
    }),

    RulePackRevised: event({
      version: 1,
      body: { campaignId, rulePack: rulePackSchema, rulePackHash: hash, reason: text(500) },
      readBy: officials,
      words: { zh: '修订规则包', en: 'rule pack revised' },
    }),

    RulePackFrozen: event({
      version: 1,
      body: { campaignId, rulePackHash: hash, version },
      readBy: officials,
      words: { zh: '冻结规则包', en: 'rule pack frozen' },
    }),

    CampaignOpened: event({
      version: 1,
      body: { campaignId, rulePack: rulePackSchema, rulePackHash: hash, version },
      readBy: officials,
      words: { zh: '启动活动', en: 'campaign opened' },
    }),

    RulePackAmended: event({
      version: 1,
      body: {
        campaignId,
        rulePack: rulePackSchema,
        rulePackHash: hash,
        version,
        reason: text(500),
        changes: z.array(z.strictObject({ path: text(200), before: z.string(), after: z.string() })),
      },
      readBy: officials,
      words: { zh: '变更规则包', en: 'rule pack amended' },
    }),

    DeadlineExtended: event({
      version: 1,
      body: { ...list, until: day, reason: text(500) },
      readBy: officials,
      words: { zh: '延长期限', en: 'deadline extended' },
    }),
    /** The deadline that held for these bureaus has passed: lists to close, and applications that came to nothing by it. */
    DeadlinePassed: event({
      version: 1,
      body: {
        campaignId,
        deadline: day,
        bureauIds: z.array(bureauId),
        lapses: z.array(z.strictObject({ branchId, reason: z.enum(['notSubmitted', 'notNominated']) })),
      },
      readBy: officials,
      words: { zh: '期限届满', en: 'deadline passed' },
    }),

    PhaseStarted: event({
      version: 1,
      body: { campaignId, phaseId: text(40) },
      readBy: officials,
      words: { zh: '阶段开始', en: 'phase started' },
    }),

    CampaignClosed: event({ version: 1, body: { campaignId }, readBy: officials, words: { zh: '活动结束', en: 'campaign closed' } }),

    CampaignCancelled: event({
      version: 1,
      body: { campaignId, reason: text(500) },
      readBy: officials,
      words: { zh: '活动取消', en: 'campaign cancelled' },
    }),
  },
  readModels: {
    /** The campaigns with their rule packs, what the linter says, and every amendment with what moved. */
    campaigns: readModel({
      path: 'campaigns',
      of: 'campaign',
      row: {
        campaignId,
        status: z.enum(['draft', 'frozen', 'open', 'closed', 'cancelled']),
        campaignName: bilingual,
        honourName: bilingual,
        city: bilingual,
        round: count,
        applicationDeadline: day,
        rulePack: rulePackSchema,
        rulePackHash: hash,
        packVersion: count,
        findings: z.array(
          z.strictObject({ code: z.string(), severity: z.enum(['error', 'warning']), path: z.string(), zh: z.string(), en: z.string() }),
        ),
        amendments: z.array(
          z.strictObject({
            version,
            rulePackHash: hash,
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
      indexes: ['campaignId', 'status', 'round', 'applicationDeadline'],
      words: { zh: '??', en: 'campaigns' },
    }),
    /** Until when lists, self-nominations and forms are received; extensions stand here for everybody to see (PROCESS.md 1.6). */
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
      words: { zh: '??', en: 'deadlines' },
    }),
  },
});
