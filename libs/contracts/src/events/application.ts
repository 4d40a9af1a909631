import { z } from 'zod';
import { event } from '../define.ts';
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
  route,
  score,
  slug,
  text,
  unitId,
  unitType,
  version,
} from '../values.ts';

const list = { campaignId, bureauId };
const entry = { campaignId, branchId, bureauId };
/** Names are frozen at nomination (PROCESS.md 1.23). */
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };
const candidates = z.array(z.strictObject({ branchId, rank: version, reason: text(500) })).max(20);

/** prepare and apply: the campaign, the organisation, lists and forms. */
export const applicationEvents = {
  CampaignDrafted: event(1, { campaignId, rulePack: rulePackSchema, rulePackHash: hash }),
  RulePackRevised: event(1, { campaignId, rulePack: rulePackSchema, rulePackHash: hash, reason: text(500) }),
  RulePackFrozen: event(1, { campaignId, rulePackHash: hash, version }),
  CampaignOpened: event(1, { campaignId, rulePack: rulePackSchema, rulePackHash: hash, version }),
  RulePackAmended: event(1, {
    campaignId,
    rulePack: rulePackSchema,
    rulePackHash: hash,
    version,
    reason: text(500),
    changes: z.array(z.strictObject({ path: text(200), before: z.string(), after: z.string() })),
  }),
  DeadlineExtended: event(1, { ...list, until: day, reason: text(500) }),
  /** The deadline that held for these bureaus has passed: lists to close, and applications that came to nothing by it. */
  DeadlinePassed: event(1, {
    campaignId,
    deadline: day,
    bureauIds: z.array(bureauId),
    lapses: z.array(z.strictObject({ branchId, reason: z.enum(['notSubmitted', 'notNominated']) })),
  }),
  PhaseStarted: event(1, { campaignId, phaseId: text(40) }),
  CampaignClosed: event(1, { campaignId }),
  CampaignCancelled: event(1, { campaignId, reason: text(500) }),

  BureauRegistered: event(1, { bureauId, name: text(100), kind: bureauKind }),
  BranchRegistered: event(1, {
    branchId,
    bureauId,
    name: text(100),
    unitName: text(100),
    unitType,
    fullMembers: count,
    probationaryMembers: count,
    officers: count,
    auxiliaries: count,
    foundedOn: day.optional(),
  }),
  BranchRenamed: event(1, { branchId, name: text(100), unitName: text(100), reason: text(300) }),
  /** With the campaigns in which the branch that goes stood as an entry. */
  BranchMerged: event(1, { branchId, into: branchId, reason: text(300), campaignIds: z.array(campaignId) }),
  SecretaryAppointed: event(1, { branchId, personId: slug, name: text(60), since: day }),
  /** A bureau and its branches are asked to take part: whoever does not answer is seen (PROCESS.md §2). `route` is how they may enter. */
  BureauInvited: event(1, {
    ...list,
    bureauName: text(100),
    kind: bureauKind,
    route: route.optional(),
    branches: z.array(z.strictObject({ branchId, branchName: text(100), unitName: text(100) })),
  }),
  EarlierResultImported: event(1, { round: version, branchId, honour: z.boolean(), titles: z.array(slug).max(10) }),

  BureauPlanPublished: event(1, { ...list, title: text(200), documentNumber: text(60) }),
  PlanFiled: event(1, {
    ...entry,
    bureauPlan: text(60).optional(),
    targets: z
      .array(z.strictObject({ criterionId, target: text(300), quantity: score, measure: text(60) }))
      .min(1)
      .max(40),
  }),
  MembersMeetingHeld: event(1, { ...entry, heldOn: day, present: count, entitled: count }),
  ProgressReported: event(1, {
    campaignId,
    unitId,
    kind: z.enum(['progress', 'publicity']),
    title: text(200),
    report: text(2000),
    medium: text(100).optional(),
    attachments: z.array(hash).max(20),
  }),

  RecommendationDrafted: event(1, { ...list, candidates }),
  CandidateRecommended: event(1, { ...entry, ...names, rank: version, of: version, reason: text(500) }),
  RecommendationSealed: event(1, { ...list, minutesNumber: text(60), branchIds: z.array(branchId), seal: version, deadline: day }),
  NoCandidateRecommended: event(1, { ...list, reason: text(500), minutesNumber: text(60) }),
  RecommendationRecalled: event(1, { ...list, reason: text(500), branchIds: z.array(branchId) }),
  RecommendationLapsed: event(1, list),
  RecommendationFinalised: event(1, { ...list, branchIds: z.array(branchId) }),
  RecommendationReopened: event(1, { ...list, until: day }),

  CandidateSelfNominated: event(1, { ...entry, ...names, reason: text(500) }),
  ApplicationDrafted: event(1, { ...entry, form: applicationForm.partial() }),
  ApplicationSubmitted: event(1, { ...entry, form: applicationForm, declarations: z.array(slug), submission: version }),
  ApplicationReturned: event(1, { ...entry, reason: text(500), until: day }),
  ApplicationAccepted: event(1, { ...entry, ...names, route, rank: version.optional() }),
  ApplicationDeclaredIneligible: event(1, { ...entry, rule: text(60), reason: text(500) }),
  ApplicationLapsed: event(1, { ...entry, reason: z.enum(['notSubmitted', 'notNominated', 'returnExpired']) }),
  ApplicationWithdrawn: event(1, { ...entry, reason: text(500), cause: z.enum(['own', 'bureau', 'merged']) }),

  AttachmentStored: event(1, {
    attachmentId: hash,
    unitId,
    campaignId,
    name: text(200),
    mediaType: text(100),
    size: bytes,
  }),
};
