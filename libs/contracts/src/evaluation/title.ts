import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { type Role } from '../roles.ts';
import { accountId, branchId, bureauId, campaignId, fraction, hash, instant, score, slug, text, unitId } from '../values.ts';
import { waiting } from '../waiting.ts';

const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

const entry = { campaignId, branchId };

const reason = { reason: text(500) };

/** What readers see of naming, titles, public notices and objections; part of the evaluation service's readings. */

const wholeNumber = z.int().min(0);

const officialReaders: readonly Role[] = [...officials, 'auditor'];

const stewards: readonly Role[] = ['operator', 'discipline', 'auditor'];

export const title = aggregate({
  name: 'title',
  service: 'evaluation',
  path: 'titles',
  id: ['campaign', 'title', 'unit'],
  words: { zh: '??', en: 'title' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    RecommendTitle: command({
      may: by('foreign', 'operator'),
      body: {},
      in: ['??'],
      says: ['TitleRecommended'],
      words: { zh: '??', en: 'recommend title' },
      sample: {},
    }),

    SubmitTitleForm: command({
      may: by('mine', 'branchSecretary'),
      body: { statement: text(2000), attachments: z.array(hash).max(20) },
      in: ['??'],
      says: ['TitleFormSubmitted'],
      words: { zh: '??', en: 'submit title form' },
      sample: { statement: '品牌', attachments: [] },
    }),

    SealTitleBallot: command({
      may: by('foreign', 'expert'),
      body: { score },
      in: ['??'],
      says: ['TitleBallotSealed'],
      words: { zh: '??', en: 'seal title ballot' },
      sample: { score: '90' },
    }),

    OpenTitleBallots: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: {},
      in: ['??'],
      says: ['TitleScored'],
      words: { zh: '开封专项称号评分表', en: 'open the ballots for a title' },
      sample: {},
    }),

    ApproveTitle: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { minutesNumber: text(60) },
      in: ['??'],
      says: ['TitleApproved'],
      words: { zh: '批准专项称号', en: 'approve a title' },
      sample: { minutesNumber: '澜公1号' },
    }),

    DeclineTitle: command({
      may: pair('foreign', 'committee', 'committee'),
      body: reason,
      in: ['??'],
      says: ['TitleNotConferred'],
      words: { zh: '不授予专项称号', en: 'decline a title' },
      sample: { reason: '依据' },
    }),

    ConferTitle: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { documentNumber: text(60) },
      in: ['??'],
      says: ['TitleConferred'],
      words: { zh: '授予专项称号', en: 'confer a title' },
      sample: { documentNumber: '澜公1号' },
    }),

    RevokeTitle: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { ground: text(500) },
      in: ['??'],
      says: ['TitleRevoked'],
      words: { zh: '撤销专项称号', en: 'revoke a title' },
      sample: { ground: '失实' },
    }),
    /** The scheduler or a reaction: the naming was revoked, the secretary left, an objection was upheld. */
    LapseTitle: command({
      may: system,
      body: { ground: text(500) },
      in: ['??'],
      says: ['TitleNotConferred', 'TitleRevoked'],
      words: { zh: '??', en: 'lapse title' },
      sample: { ground: '书记调离' },
    }),
  },
  events: {
    /** With the experts who may score it, and those who are recused from the branch. */
    TitleRecommended: event({
      version: 1,
      body: { ...entry, titleId: slug, bureauId, ...names, experts: z.array(accountId), recused: z.array(accountId) },
      readBy: officials,
      words: { zh: '推荐称号', en: 'title recommended' },
    }),

    TitleFormSubmitted: event({
      version: 1,
      body: { ...entry, titleId: slug, statement: text(2000), attachments: z.array(hash).max(20) },
      readBy: officials,
      words: { zh: '提交称号申报', en: 'title form submitted' },
    }),

    TitleBallotSealed: event({
      version: 1,
      body: { ...entry, titleId: slug, expertId: accountId, commitment: hash },
      readBy: ['operator', 'discipline'],
      words: { zh: '封存称号评分', en: 'title ballot sealed' },
    }),

    TitleScored: event({
      version: 1,
      body: {
        ...entry,
        titleId: slug,
        ballots: z.array(z.strictObject({ expertId: accountId, score: text(10), salt: hash, commitment: hash })),
        score: fraction,
        recorded: text(20),
      },
      readBy: officials,
      words: { zh: '称号计分', en: 'title scored' },
    }),

    TitleApproved: event({
      version: 1,
      body: { ...entry, titleId: slug, minutesNumber: text(60) },
      readBy: officials,
      words: { zh: '批准称号', en: 'title approved' },
    }),

    TitleNotConferred: event({
      version: 1,
      body: { ...entry, titleId: slug, reason: text(500) },
      readBy: officials,
      words: { zh: '不授予称号', en: 'title not conferred' },
    }),
    /** `secretary`: whose title it is, when it lapses with the secretary's leaving. */
    TitleConferred: event({
      version: 1,
      body: { ...entry, titleId: slug, documentNumber: text(60), secretary: slug.optional() },
      readBy: officials,
      words: { zh: '授予称号', en: 'title conferred' },
    }),

    TitleRevoked: event({
      version: 1,
      body: { ...entry, titleId: slug, ground: text(500) },
      readBy: officials,
      words: { zh: '撤销称号', en: 'title revoked' },
    }),
  },
  readModels: {
    /** Who competes for which title, and how far it got. Scores are there from the opening on. */
    titles: readModel({
      path: 'titles',
      of: 'title',
      row: {
        ...entry,
        unitId,
        bureauId,
        ...names,
        titleId: slug,
        status: z.enum(['recommended', 'scored', 'approved', 'conferred', 'notConferred', 'revoked']),
        statement: text(2000).optional(),
        attachments: z.array(hash).optional(),
        /** The experts who have sealed a ballot, and how many may. */
        sealedBy: z.array(accountId),
        ballotsExpected: wholeNumber,
        score: fraction.optional(),
        recorded: text(20).optional(),
        ballots: z.array(z.strictObject({ expertId: accountId, score, commitment: hash, salt: hash })).optional(),
        minutesNumber: text(60).optional(),
        documentNumber: text(60).optional(),
        reason: text(500).optional(),
        recused: z.array(accountId),
        waiting,
      },
      scopes: {
        operator: 'notRecused',
        committee: 'notRecused',
        discipline: 'all',
        auditor: 'all',
        expert: 'notRecused',
        bureauOfficer: 'mine',
        branchSecretary: 'mine',
      },
      only: {
        score: officialReaders,
        recorded: officialReaders,
        ballots: officialReaders,
        sealedBy: stewards,
        recused: stewards,
        waiting: officialReaders,
      },
      indexes: ['campaignId', 'titleId', 'unitId', 'bureauId', 'status'],
      words: { zh: '??', en: 'titles' },
    }),
    /** Who has sealed a title ballot and who has not; what it says is there from the opening on. */
    titleBallots: readModel({
      path: 'title-ballots',
      row: {
        campaignId,
        titleId: slug,
        branchId,
        unitId,
        accountId,
        status: z.enum(['waiting', 'sealed', 'counted']),
        sealedAt: instant.optional(),
        commitment: hash.optional(),
        score: score.optional(),
      },
      scopes: { operator: 'foreign', discipline: 'all', auditor: 'all', expert: 'self' },
      indexes: ['campaignId', 'titleId', 'branchId', 'accountId', 'status'],
      words: { zh: '??', en: 'title ballots' },
    }),
  },
});
