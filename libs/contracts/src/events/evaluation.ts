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
  json,
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
const steps = json;

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

/** Equals whose order matters and is not decided yet; `tieBreak` is the act to be held next. */
const tie = z.strictObject({
  from: version,
  to: version,
  branchIds: z.array(branchId).min(2),
  tieBreak: z.enum(['runOff', 'draw']).optional(),
});
const ranked = z.array(rankedEntry);
const unranked = z.array(z.strictObject({ branchId, reason: text(100) }));
const rankedOutcome = {
  campaignId,
  version,
  rulePackHash: hash,
  inputsHash: hash,
  ranked,
  unranked,
  open: z.array(tie),
  winners: z.array(branchId),
  reserves: z.array(branchId),
  /** Who stands elsewhere than in the version before; a place is absent where there was or is none. */
  moved: z.array(z.strictObject({ branchId, from: version.optional(), to: version.optional() })),
  /** The upheld objection that a version after the confirmation answers. */
  objectionId: slug.optional(),
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
    /** Who is recused from what, and so does not see those entries' ballots either. */
    recused: z.array(z.strictObject({ branchId, experts: z.array(accountId).min(1) })),
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
  /** With the public notice every branch learns its own result; without the steps, which name experts. */
  RankingPublished: event(1, {
    campaignId,
    version,
    noticeId: slug,
    ranked: z.array(rankedEntry.omit({ steps: true }).extend({ outcome: z.enum(['winner', 'reserve', 'ranked']) })),
    unranked,
  }),
};

const honourName = z.strictObject({ zh: text(200), en: text(200) });
const objection = { ...entry, noticeId: slug, objectionId: slug, titleId: slug.optional() };

/** name: from the committee's approval to the plaque, titles, notices and objections. */
export const namingEvents = {
  NamingRequested: event(1, {
    campaignId,
    documentNumber: text(60),
    rankingVersion: version,
    winners: z.array(branchId),
    reserves: z.array(branchId),
    /** Entries whose place or score differs from the version requested before; they are put on notice again (PROCESS.md 1.13). */
    changed: z.array(branchId),
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
  /** Until the end of this day; then the place passes on. */
  PlaceHeld: event(1, { ...entry, until: day }),
  PlaceRestored: event(1, entry),
  PlaceForfeited: event(1, { ...entry, reason: text(300) }),
  NamingDeclined: event(1, { ...entry, reason: text(500) }),
  BranchNamed: event(1, {
    ...entry,
    bureauId,
    ...names,
    honourName,
    documentNumber: text(60),
    place: version,
    namedOn: day,
  }),
  CertificateIssued: event(1, {
    ...entry,
    ...names,
    honourName,
    documentNumber: text(60),
    namedOn: day,
    certificateNumber: text(60),
    plaqueNumber: text(60),
  }),
  /** The campaign's titles lapse with the naming; those the branch does not hold are named too. */
  NamingRevoked: event(1, { ...entry, ground: text(500), documentNumber: text(60), titleIds: z.array(slug) }),
  PlaqueRecalled: event(1, { ...entry, plaqueNumber: text(60) }),

  /** With the experts who may score it, and those who are recused from the branch. */
  TitleRecommended: event(1, { ...entry, titleId: slug, bureauId, ...names, experts: z.array(accountId), recused: z.array(accountId) }),
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
  TitleNotConferred: event(1, { ...entry, titleId: slug, reason: text(500) }),
  /** `secretary`: whose title it is, when it lapses with the secretary's leaving. */
  TitleConferred: event(1, { ...entry, titleId: slug, documentNumber: text(60), secretary: slug.optional() }),
  TitleRevoked: event(1, { ...entry, titleId: slug, ground: text(500) }),

  PublicNoticePosted: event(1, {
    campaignId,
    noticeId: slug,
    kind: z.enum(['winners', 'successor', 'title', 'corrected']),
    branchIds: z.array(branchId).min(1),
    /** The names as the public reads them, in the order of `branchIds`. */
    entries: z.array(z.strictObject({ branchId, ...names })).min(1),
    titleId: slug.optional(),
    postedOn: day,
    endsOn: day,
  }),
  PublicNoticeExtended: event(1, {
    campaignId,
    noticeId: slug,
    branchIds: z.array(branchId),
    titleId: slug.optional(),
    endsOn: day,
    reason: text(500),
  }),
  PublicNoticeClosed: event(1, { campaignId, noticeId: slug, branchIds: z.array(branchId), titleId: slug.optional() }),
  /** Who objected is the event's sealed part: confidential to discipline. */
  ObjectionRaised: event(1, {
    ...objection,
    receivedOn: day,
    ground: text(500),
    identified: z.enum(['nameAndContact', 'officialSeal']),
  }),
  ObjectionUpheld: event(1, {
    ...objection,
    kind: z.enum(['misconduct', 'scoringError']),
    reason: text(500),
  }),
  ObjectionDismissed: event(1, { ...objection, reason: text(500) }),
  ObjectionInadmissible: event(1, { ...objection, reason: text(500) }),
};
