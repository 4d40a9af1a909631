import { z } from 'zod';
import { aggregate, command } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import { documentNumber, file, score, text } from '../values.ts';
import { reason } from './shared.ts';
import { rechecked, titleEvents } from './title.events.ts';
import { titleReadModels } from './title.read-models.ts';

/** The states of a title that the branch holds. */
const held = ['conferred', 'recheckDue', 'warned'] as const;

/** One branch's way to one special title. */
export const title = aggregate({
  name: 'title',
  service: 'evaluation',
  path: 'titles',
  id: ['campaign', 'title', 'unit'],
  words: { zh: '专项称号', en: 'special title' },
  states: {
    none: { zh: '未推荐', en: 'not recommended', awaits: ['RecommendTitle'] },
    /** The branch sends its form, then the experts seal their ballots. */
    recommended: {
      zh: '已推荐',
      en: 'recommended',
      awaits: ['SubmitTitleForm', 'SealTitleBallot', 'OpenTitleBallots'],
    },
    scored: { zh: '已评分，待批准', en: 'scored', awaits: ['ApproveTitle', 'DeclineTitle'] },
    approved: { zh: '已批准，待公示和授予', en: 'approved', awaits: ['ConferTitle'] },
    conferred: { zh: '已授予', en: 'conferred', ends: true },
    recheckDue: {
      zh: '待复核',
      en: 'to be re-checked',
      awaits: ['RecheckTitle', 'RevokeTitle'],
      afterCampaign: true,
    },
    warned: {
      zh: '已警示，限期整改',
      en: 'warned, to be mended',
      awaits: ['RecheckTitle', 'RevokeTitle'],
      afterCampaign: true,
      until: 'until',
    },
    notConferred: { zh: '不授予', en: 'not conferred', ends: true },
    revoked: { zh: '已撤销', en: 'revoked', ends: true },
    lapsed: { zh: '期满失效', en: 'lapsed, its term over', ends: true },
  },
  commands: {
    RecommendTitle: command({
      may: by('foreign', 'operator'),
      body: {},
      in: ['none'],
      says: ['TitleRecommended'],
      words: { zh: '推荐专项称号', en: 'recommend a title' },
      sample: {},
    }),
    SubmitTitleForm: command({
      may: by('mine', 'branchSecretary'),
      body: { statement: text(2000), attachments: z.array(file).max(20) },
      in: ['recommended'],
      says: ['TitleFormSubmitted'],
      words: { zh: '提交称号申报表', en: 'submit the form for a title' },
      sample: { statement: '品牌', attachments: [] },
    }),
    SealTitleBallot: command({
      sealed: true,
      may: by('foreign', 'expert'),
      body: { score },
      in: ['recommended'],
      says: ['TitleBallotSealed'],
      words: { zh: '封存称号评分表', en: 'seal a ballot for a title' },
      sample: { score: '90' },
    }),
    OpenTitleBallots: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: {},
      in: ['recommended'],
      says: ['TitleScored'],
      words: { zh: '开封专项称号评分表', en: 'open the ballots for a title' },
      sample: {},
    }),
    ApproveTitle: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { minutesNumber: documentNumber },
      in: ['scored'],
      says: ['TitleApproved'],
      words: { zh: '批准专项称号', en: 'approve a title' },
      sample: { minutesNumber: '澜公1号' },
    }),
    DeclineTitle: command({
      may: pair('foreign', 'committee', 'committee'),
      body: reason,
      in: ['recommended', 'scored'],
      says: ['TitleNotConferred'],
      words: { zh: '不授予专项称号', en: 'decline a title' },
      sample: { reason: '依据' },
    }),
    ConferTitle: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { documentNumber },
      in: ['approved'],
      says: ['TitleConferred'],
      words: { zh: '授予专项称号', en: 'confer a title' },
      sample: { documentNumber: '澜公1号' },
    }),
    RevokeTitle: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { ground: text(500) },
      in: held,
      otherwise: { revoked: 'already_revoked' },
      says: ['TitleRevoked'],
      words: { zh: '撤销专项称号', en: 'revoke a title' },
      sample: { ground: '失实' },
    }),
    /** The day of the re-check that the rule pack asks for has come. */
    CallRecheck: command({
      may: system,
      body: {},
      in: 'any',
      says: ['TitleRecheckDue'],
      words: { zh: '提请复核称号', en: 'call for the re-check of a title' },
      sample: {},
    }),
    /** It is kept, or found wanting and warned; whoever is warned is re-checked again, or loses the title. */
    RecheckTitle: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: rechecked,
      in: ['recheckDue', 'warned'],
      otherwise: { conferred: 'recheck_not_due' },
      says: ['TitleRechecked'],
      words: { zh: '复核专项称号', en: 're-check a title' },
      sample: { outcome: 'kept', findings: '作用发挥良好' },
    }),
    /** The naming was revoked, the secretary left, an objection was upheld or the term is over. */
    LapseTitle: command({
      may: system,
      body: { ground: text(500) },
      in: 'any',
      says: ['TitleNotConferred', 'TitleRevoked', 'TitleLapsed'],
      words: { zh: '专项称号失效', en: 'let a title lapse' },
      sample: { ground: '书记调离' },
    }),
  },
  events: titleEvents,
  readModels: titleReadModels,
});
