import { z } from 'zod';
import { event } from '../define.ts';
import {
  accountId,
  branchId,
  bureauId,
  campaignId,
  criterionId,
  day,
  fraction,
  hash,
  person,
  route,
  scores,
  slug,
  stage,
  text,
  version,
} from '../values.ts';

const entry = { campaignId, branchId };
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };
const expertOnEntry = { ...entry, expertId: accountId };
const sheet = { ...expertOnEntry, stage };
const criteria = z.array(z.strictObject({ criterionId, score: fraction }));
const part = z.strictObject({ score: fraction, criteria });
/** How one stage's score came about: per criterion the ballots kept and those trimmed. */
const steps = z.json();

export const rankedEntry = z.strictObject({
  branchId,
  place: version,
  shared: z.boolean(),
  final: fraction,
  recorded: z.string(),
  dynamic: part,
  onSite: part,
  presentation: part,
  resolvedBy: z.enum(['onSite', 'firstCriterion', 'rank', 'runOff', 'draw']).optional(),
  steps,
});

const tie = z.strictObject({ from: version, to: version, branchIds: z.array(branchId).min(2) });
const rankedOutcome = {
  campaignId,
  version,
  rulePackHash: hash,
  inputsHash: hash,
  ranked: z.array(rankedEntry),
  unranked: z.array(z.strictObject({ branchId, reason: text(100) })),
  open: z.array(tie),
  winners: z.array(branchId),
  reserves: z.array(branchId),
};

/** evaluate: entries as the panel sees them, the panel, ballots, the ranking. */
export const evaluationEvents = {
  EntryAdmitted: event(1, { ...entry, bureauId, ...names, route, rank: version.optional() }),
  DynamicScoreReceived: event(1, {
    ...entry,
    result: z.union([z.strictObject({ dynamic: fraction, criteria, steps }), z.strictObject({ noResult: text(300) })]),
  }),
  EntrySuspended: event(1, entry),
  EntryResumed: event(1, entry),
  EntryDisqualified: event(1, { ...entry, ground: text(300) }),
  EntryWithdrawn: event(1, { ...entry, reason: text(500) }),
  EntryCleared: event(1, { ...entry, validUntil: day }),
  PresentationFiled: event(1, { ...entry, deck: hash, logo: hash }),

  PanelConvened: event(1, { campaignId, documentNumber: text(60), experts: z.array(person).min(1).max(50) }),
  ConflictDeclared: event(1, { ...expertOnEntry, ground: text(300) }),
  /** The expert has gone through every entry and declares no further conflict. */
  ConflictsDeclaredComplete: event(1, { campaignId, expertId: accountId }),
  ConflictDerived: event(1, { ...expertOnEntry, relation: z.enum(['own', 'superior', 'subordinate', 'assessor']) }),
  ExpertRecused: event(1, expertOnEntry),
  PanelFrozen: event(1, { campaignId, assignments: z.array(z.strictObject({ branchId, experts: z.array(accountId) })) }),
  PresentationOrderDrawn: event(1, { campaignId, order: z.array(branchId), seed: hash }),
  ScoringStarted: event(1, { campaignId, stage }),
  PresentationStarted: event(1, entry),
  PresentationEnded: event(1, entry),
  /** Scores, reason and salt are the event's sealed part until `BallotsOpened`. */
  BallotSealed: event(1, { ...sheet, commitment: hash }),
  ScoringClosed: event(1, {
    campaignId,
    stage,
    commitments: z.array(z.strictObject({ branchId, expertId: accountId, commitment: hash })),
    gaps: z.array(z.strictObject({ branchId, expertId: accountId })),
    reason: text(500).optional(),
  }),
  ScoringReopened: event(1, { campaignId, stage, branchIds: z.array(branchId).min(1), reason: text(500) }),
  BallotsOpened: event(1, {
    campaignId,
    ballots: z.array(
      z.strictObject({ stage, branchId, expertId: accountId, scores, reason: text(500).optional(), salt: hash, commitment: hash }),
    ),
  }),
  BallotSetAside: event(1, {
    ...sheet,
    ground: z.enum(['conflict', 'absence', 'identity']),
    reason: text(500),
    objectionId: slug.optional(),
  }),

  RankingComputed: event(1, rankedOutcome),
  RunOffVoteSealed: event(1, { campaignId, round: version, branchIds: z.array(branchId), expertId: accountId, commitment: hash }),
  RunOffHeld: event(1, {
    campaignId,
    round: version,
    branchIds: z.array(branchId),
    votes: z.array(z.strictObject({ expertId: accountId, choice: branchId, salt: hash, commitment: hash })),
    order: z.array(branchId),
    decided: z.boolean(),
  }),
  DrawHeld: event(1, {
    campaignId,
    branchIds: z.array(branchId),
    openingHash: hash,
    order: z.array(branchId),
    witnesses: z.array(text(60)).min(2),
  }),
  RankingConfirmed: event(1, { campaignId, version, winners: z.array(branchId), reserves: z.array(branchId) }),
};

/** name: from the committee's approval to the plaque, titles, notices and objections. */
export const namingEvents = {
  NamingRequested: event(1, {
    campaignId,
    documentNumber: text(60),
    rankingVersion: version,
    winners: z.array(branchId),
    reserves: z.array(branchId),
  }),
  WinnersApproved: event(1, {
    campaignId,
    minutesNumber: text(60),
    proposed: z.array(branchId),
    held: z.array(branchId),
    reserves: z.array(branchId),
  }),
  WinnersReturned: event(1, { campaignId, reason: text(500) }),
  EntryExcluded: event(1, { ...entry, ground: text(500) }),
  SuccessorCalled: event(1, { ...entry, replaces: branchId }),
  PlaceHeld: event(1, entry),
  PlaceRestored: event(1, entry),
  PlaceForfeited: event(1, { ...entry, reason: text(300) }),
  NamingDeclined: event(1, { ...entry, reason: text(500) }),
  BranchNamed: event(1, {
    ...entry,
    bureauId,
    ...names,
    honourName: z.strictObject({ zh: text(200), en: text(200) }),
    documentNumber: text(60),
    place: version,
    namedOn: day,
  }),
  CertificateIssued: event(1, { ...entry, certificateNumber: text(60), plaqueNumber: text(60) }),
  NamingRevoked: event(1, { ...entry, ground: text(500), documentNumber: text(60) }),
  PlaqueRecalled: event(1, { ...entry, plaqueNumber: text(60) }),

  TitleRecommended: event(1, { ...entry, titleId: slug }),
  TitleFormSubmitted: event(1, { ...entry, titleId: slug, statement: text(2000), attachments: z.array(hash).max(20) }),
  TitleBallotSealed: event(1, { ...entry, titleId: slug, expertId: accountId, commitment: hash }),
  TitleScored: event(1, {
    ...entry,
    titleId: slug,
    ballots: z.array(z.strictObject({ expertId: accountId, score: text(10), salt: hash, commitment: hash })),
    score: fraction,
    recorded: text(20),
  }),
  TitleApproved: event(1, { ...entry, titleId: slug, minutesNumber: text(60) }),
  TitleNotConferred: event(1, { ...entry, titleId: slug, reason: text(300) }),
  TitleConferred: event(1, { ...entry, titleId: slug, documentNumber: text(60) }),
  TitleRevoked: event(1, { ...entry, titleId: slug, ground: text(500) }),

  PublicNoticePosted: event(1, {
    campaignId,
    noticeId: slug,
    kind: z.enum(['winners', 'successor', 'title', 'corrected']),
    branchIds: z.array(branchId).min(1),
    titleId: slug.optional(),
    postedOn: day,
    endsOn: day,
  }),
  PublicNoticeExtended: event(1, { campaignId, noticeId: slug, endsOn: day, reason: text(500) }),
  PublicNoticeClosed: event(1, { campaignId, noticeId: slug, branchIds: z.array(branchId), titleId: slug.optional() }),
  /** Who objected is the event's sealed part: confidential to discipline. */
  ObjectionRaised: event(1, {
    ...entry,
    noticeId: slug,
    objectionId: slug,
    receivedOn: day,
    ground: text(500),
    identified: z.enum(['nameAndContact', 'officialSeal']),
  }),
  ObjectionUpheld: event(1, {
    ...entry,
    noticeId: slug,
    objectionId: slug,
    kind: z.enum(['misconduct', 'scoringError']),
    reason: text(500),
  }),
  ObjectionDismissed: event(1, { ...entry, noticeId: slug, objectionId: slug, reason: text(500) }),
  ObjectionInadmissible: event(1, { ...entry, noticeId: slug, objectionId: slug, reason: text(500) }),
};
