import { z } from 'zod';
import { aggregate } from '../define.ts';
import { accountId, branchId, bureauId, day, hash, json, person, route, score, scores, slug, stage, text, version } from '../values.ts';

const reason = { reason: text(500) };
const nothing = z.strictObject({});
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

/** A candidate as the panel knows it; all but the presentation comes from other services' events. */
export const entry = aggregate({
  name: 'entry',
  service: 'evaluation',
  path: 'entries',
  id: ['campaign', 'unit'],
  commands: {
    AdmitEntry: z.strictObject({ bureauId, ...names, route, rank: version.optional() }),
    ReceiveDynamicScore: z.strictObject({ result: json }),
    SuspendEntry: nothing,
    ResumeEntry: nothing,
    DisqualifyEntry: z.strictObject({ ground: text(300) }),
    WithdrawEntry: z.strictObject(reason),
    ClearEntry: z.strictObject({ validUntil: day }),
    FilePresentation: z.strictObject({ deck: hash, logo: hash }),
  },
});

/** The expert panel and the two stages. */
export const panel = aggregate({
  name: 'panel',
  service: 'evaluation',
  path: 'panels',
  id: ['campaign'],
  commands: {
    ConvenePanel: z.strictObject({ documentNumber: text(60), experts: z.array(person).min(1).max(50) }),
    DeclareConflict: z.strictObject({ branchId, ground: text(300) }),
    CompleteConflictDeclaration: nothing,
    FreezePanel: nothing,
    /** The scheduler or a reaction, from the organisation tree and the assessment groups. */
    DeriveConflicts: z.strictObject({
      conflicts: z.array(
        z.strictObject({ expertId: accountId, branchId, relation: z.enum(['own', 'superior', 'subordinate', 'assessor']) }),
      ),
    }),
    DrawPresentationOrder: z.strictObject({ seed: hash }),
    StartScoring: z.strictObject({ stage }),
    StartPresentation: z.strictObject({ branchId }),
    EndPresentation: z.strictObject({ branchId }),
    CloseScoring: z.strictObject({ stage }),
    CloseScoringWithGaps: z.strictObject({ stage, ...reason }),
    ReopenScoring: z.strictObject({ stage, branchIds: z.array(branchId).min(1).max(200), ...reason }),
    OpenBallots: nothing,
    SetBallotAside: z.strictObject({
      stage,
      branchId,
      expertId: accountId,
      ground: z.enum(['conflict', 'absence', 'identity']),
      ...reason,
      objectionId: slug.optional(),
    }),
  },
});

/** One expert's sheet for one entry at one stage; sealing again replaces the earlier. */
export const ballot = aggregate({
  name: 'ballot',
  service: 'evaluation',
  path: 'ballots',
  id: ['campaign', 'stage', 'unit', 'account'],
  commands: { SealBallot: z.strictObject({ scores, reason: text(500).optional() }) },
});

export const ranking = aggregate({
  name: 'ranking',
  service: 'evaluation',
  path: 'rankings',
  id: ['campaign'],
  commands: {
    ComputeRanking: nothing,
    VoteRunOff: z.strictObject({ branchIds: z.array(branchId).min(2).max(50), choice: branchId }),
    CloseRunOff: z.strictObject({ branchIds: z.array(branchId).min(2).max(50) }),
    HoldDraw: z.strictObject({ branchIds: z.array(branchId).min(2).max(50), witnesses: z.array(text(60)).min(2).max(10) }),
    ConfirmRanking: z.strictObject({ version }),
    RecomputeRanking: z.strictObject({ objectionId: slug }),
    PublishRanking: z.strictObject({ noticeId: slug }),
  },
});

/** One stream per campaign, so that the number of places cannot be exceeded. */
export const naming = aggregate({
  name: 'naming',
  service: 'evaluation',
  path: 'namings',
  id: ['campaign'],
  commands: {
    RequestNaming: z.strictObject({ documentNumber: text(60) }),
    ApproveWinners: z.strictObject({ minutesNumber: text(60), branchIds: z.array(branchId).min(1).max(500) }),
    ReturnWinners: z.strictObject(reason),
    ExcludeEntry: z.strictObject({ branchId, ground: text(500) }),
    CallSuccessor: z.strictObject({ branchId }),
    HoldPlace: z.strictObject({ branchId }),
    RestorePlace: z.strictObject({ branchId }),
    ForfeitPlace: z.strictObject({ branchId, reason: text(300) }),
    NameBranch: z.strictObject({ branchId, documentNumber: text(60) }),
    DeclineNaming: z.strictObject({ branchId, ...reason }),
    IssueCertificate: z.strictObject({ branchId, certificateNumber: text(60), plaqueNumber: text(60) }),
    RevokeNaming: z.strictObject({ branchId, ground: text(500), documentNumber: text(60) }),
    RecallPlaque: z.strictObject({ branchId }),
  },
});

export const title = aggregate({
  name: 'title',
  service: 'evaluation',
  path: 'titles',
  id: ['campaign', 'title', 'unit'],
  commands: {
    RecommendTitle: nothing,
    SubmitTitleForm: z.strictObject({ statement: text(2000), attachments: z.array(hash).max(20) }),
    SealTitleBallot: z.strictObject({ score }),
    OpenTitleBallots: nothing,
    ApproveTitle: z.strictObject({ minutesNumber: text(60) }),
    DeclineTitle: z.strictObject(reason),
    ConferTitle: z.strictObject({ documentNumber: text(60) }),
    RevokeTitle: z.strictObject({ ground: text(500) }),
    /** The scheduler or a reaction: the naming was revoked, the secretary left, an objection was upheld. */
    LapseTitle: z.strictObject({ ground: text(500) }),
  },
});

/** A public notice and the objections raised in it. */
export const notice = aggregate({
  name: 'notice',
  service: 'evaluation',
  path: 'notices',
  id: ['campaign', 'name'],
  commands: {
    PostNotice: z.strictObject({
      kind: z.enum(['winners', 'successor', 'title', 'corrected']),
      branchIds: z.array(branchId).min(1).max(500),
      titleId: slug.optional(),
      endsOn: day,
    }),
    ExtendNotice: z.strictObject({ endsOn: day, ...reason }),
    CloseNotice: nothing,
    RaiseObjection: z.strictObject({
      objectionId: slug,
      branchId,
      receivedOn: day,
      ground: text(500),
      objector: z.strictObject({ name: text(100).optional(), contact: text(100).optional(), officialSeal: z.boolean() }),
    }),
    UpholdObjection: z.strictObject({ objectionId: slug, kind: z.enum(['misconduct', 'scoringError']), ...reason }),
    DismissObjection: z.strictObject({ objectionId: slug, ...reason }),
    DeclareObjectionInadmissible: z.strictObject({ objectionId: slug, ...reason }),
  },
});
