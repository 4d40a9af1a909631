import { z } from 'zod';
import { aggregate } from '../define.ts';
import { rulePackSchema } from '../rule-pack.ts';
import {
  applicationForm,
  branchId,
  bureauId,
  bureauKind,
  bytes,
  campaignId,
  count,
  criterionId,
  day,
  hash,
  score,
  slug,
  text,
  unitType,
  version,
} from '../values.ts';

const reason = { reason: text(500) };
const nothing = z.strictObject({});
const branch = {
  branchId,
  name: text(100),
  unitName: text(100),
  unitType,
  fullMembers: count,
  probationaryMembers: count,
  officers: count,
  auxiliaries: count,
  foundedOn: day.optional(),
};
const secretary = { branchId, personId: slug, name: text(60), since: day };

/** The campaign: its rule pack from draft to frozen, and its year. */
export const campaign = aggregate({
  name: 'campaign',
  service: 'application',
  path: 'campaigns',
  id: ['campaign'],
  commands: {
    DraftCampaign: z.strictObject({ rulePack: rulePackSchema }),
    ReviseRulePack: z.strictObject({ rulePack: rulePackSchema, ...reason }),
    FreezeRulePack: z.strictObject({ rulePackHash: hash }),
    OpenCampaign: nothing,
    AmendRulePack: z.strictObject({ rulePack: rulePackSchema, ...reason }),
    ExtendDeadline: z.strictObject({ bureauId, until: day, ...reason }),
    /** The scheduler, at the deadline of all (no bureau named) or of the bureau it was extended for. */
    PassDeadline: z.strictObject({ bureauId: bureauId.optional() }),
    StartPhase: z.strictObject({ phaseId: text(40) }),
    CloseCampaign: nothing,
    CancelCampaign: z.strictObject(reason),
  },
});

/** The city's organisation tree: one stream, so that an import of hundreds of branches is one append. Its id is always `city`. */
export const organisation = aggregate({
  name: 'organisation',
  service: 'application',
  path: 'organisations',
  id: ['name'],
  commands: {
    RegisterBureau: z.strictObject({ bureauId, name: text(100), kind: bureauKind }),
    RegisterBranch: z.strictObject(branch),
    /** All or nothing; the CSV import becomes one of these. */
    ImportOrganisation: z.strictObject({
      bureaus: z.array(z.strictObject({ bureauId, name: text(100), kind: bureauKind })).max(200),
      branches: z
        .array(z.strictObject({ ...branch, secretary: z.strictObject({ personId: slug, name: text(60), since: day }).optional() }))
        .max(5000),
    }),
    RenameBranch: z.strictObject({ branchId, name: text(100), unitName: text(100), reason: text(300) }),
    MergeBranch: z.strictObject({ branchId, into: branchId, reason: text(300) }),
    AppointSecretary: z.strictObject(secretary),
    /** A reaction to the opening of a campaign. */
    InviteUnits: z.strictObject({ campaignId }),
    ImportEarlierResults: z.strictObject({
      round: version,
      results: z
        .array(z.strictObject({ branchId, honour: z.boolean(), titles: z.array(slug).max(10) }))
        .min(1)
        .max(5000),
    }),
  },
});

/** What a bureau or branch does for the campaign beside applying: plans, the members' meeting, reports. */
export const participation = aggregate({
  name: 'participation',
  service: 'application',
  path: 'participations',
  id: ['campaign', 'unit'],
  commands: {
    PublishBureauPlan: z.strictObject({ title: text(200), documentNumber: text(60) }),
    FilePlan: z.strictObject({
      bureauPlan: text(60).optional(),
      targets: z
        .array(z.strictObject({ criterionId, target: text(300), quantity: score, measure: text(60) }))
        .min(1)
        .max(40),
    }),
    HoldMembersMeeting: z.strictObject({ heldOn: day, present: count, entitled: count }),
    ReportProgress: z.strictObject({
      kind: z.enum(['progress', 'publicity']),
      title: text(200),
      report: text(2000),
      medium: text(100).optional(),
      attachments: z.array(hash).max(20),
    }),
  },
});

/** One bureau's ranked list. */
export const recommendation = aggregate({
  name: 'recommendation',
  service: 'application',
  path: 'recommendations',
  id: ['campaign', 'unit'],
  commands: {
    DraftRecommendation: z.strictObject({
      candidates: z.array(z.strictObject({ branchId, rank: z.int().min(1).max(1000), reason: text(500) })).max(50),
    }),
    SealRecommendation: z.strictObject({ minutesNumber: text(60) }),
    DeclareNoCandidate: z.strictObject({ ...reason, minutesNumber: text(60) }),
    RecallRecommendation: z.strictObject(reason),
    /** The scheduler, when the deadline that holds for this bureau has passed. */
    CloseRecommendation: nothing,
    /** The scheduler, after an extension. */
    ReopenRecommendation: z.strictObject({ until: day }),
  },
});

/** One branch's application. */
export const application = aggregate({
  name: 'application',
  service: 'application',
  path: 'applications',
  id: ['campaign', 'unit'],
  commands: {
    SelfNominate: z.strictObject(reason),
    DraftApplication: z.strictObject({ form: applicationForm.partial() }),
    SubmitApplication: z.strictObject({ form: applicationForm, declarations: z.array(slug).max(20) }),
    ReturnApplication: z.strictObject(reason),
    AcceptApplication: nothing,
    DeclareIneligible: z.strictObject({ rule: text(60), ...reason }),
    WithdrawApplication: z.strictObject(reason),
    WithdrawApplicationForBureau: z.strictObject(reason),
    WithdrawMergedApplication: z.strictObject({ into: branchId }),
    LapseApplication: z.strictObject({ reason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']) }),
  },
});

const file = { attachmentId: hash, name: text(200), mediaType: text(100), size: bytes };

/** A stored file; it comes in by `/api/v1/attachments`, not by a command of its own. */
export const attachment = aggregate({
  name: 'attachment',
  service: 'application',
  path: 'attachments',
  id: ['campaign', 'name', 'unit'],
  internal: true,
  commands: {
    /** By the unit's own people. */
    StoreAttachment: z.strictObject(file),
    /** By those who judge the unit. */
    StoreEvidence: z.strictObject(file),
  },
});
