import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { accountId, branchId, campaignId, hash, instant, kinds, person, scores, slug, stage, text, unitId } from '../values.ts';
import { waiting } from '../waiting.ts';

const reason = { reason: text(500) };

const watching = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const;

const entry = { campaignId, branchId };
const expertOnEntry = { ...entry, expertId: accountId };
const sheet = { ...expertOnEntry, stage };

const seat = z.strictObject({ branchId, expertId: accountId });

const stageProgress = z.strictObject({
  status: z.enum(['waiting', 'scoring', 'shut']),
  /** Named when a shut stage was reopened for some entries only. */
  reopened: z.array(branchId).optional(),
  ballotCount: z.int().min(0).optional(),
  gaps: z.array(seat).optional(),
  reason: text(500).optional(),
});
kinds.add(stageProgress, { id: 'StageProgress' });

/** The expert panel and the two stages. */
export const panel = aggregate({
  name: 'panel',
  service: 'evaluation',
  path: 'panels',
  id: ['campaign'],
  words: { zh: '??', en: 'panel' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    ConvenePanel: command({
      may: pair('any', 'operator', 'discipline'),
      body: { documentNumber: text(60), experts: z.array(person).min(1).max(50) },
      in: ['??'],
      says: ['PanelConvened', 'ConflictDerived', 'ExpertRecused'],
      words: { zh: '组建专家组', en: 'convene the panel' },
      sample: { documentNumber: '澜公1号', experts: [{ accountId: 'as-one', personId: 'P-1', name: 'as-one' }] },
    }),

    DeclareConflict: command({
      may: by('any', 'expert'),
      body: { branchId, ground: text(300) },
      in: ['??'],
      says: ['ConflictDeclared', 'ExpertRecused', 'BallotSetAside'],
      words: { zh: '??', en: 'declare conflict' },
      sample: { branchId: 'b03.017', ground: '亲属' },
    }),

    CompleteConflictDeclaration: command({
      may: by('any', 'expert'),
      body: {},
      in: ['??'],
      says: ['ConflictsDeclaredComplete'],
      words: { zh: '??', en: 'complete conflict declaration' },
      sample: {},
    }),

    FreezePanel: command({
      may: pair('any', 'operator', 'discipline'),
      body: {},
      in: ['??'],
      says: ['ConflictDerived', 'ExpertRecused', 'PanelFrozen'],
      words: { zh: '确定专家组', en: 'freeze the panel' },
      sample: {},
    }),
    /** The scheduler or a reaction, from the organisation tree and the assessment groups. */
    DeriveConflicts: command({
      may: system,
      body: {
        conflicts: z.array(
          z.strictObject({ expertId: accountId, branchId, relation: z.enum(['own', 'superior', 'subordinate', 'assessor']) }),
        ),
      },
      in: ['??'],
      says: ['ConflictDerived', 'ExpertRecused', 'BallotSetAside'],
      words: { zh: '??', en: 'derive conflicts' },
      sample: { conflicts: [] },
    }),

    DrawPresentationOrder: command({
      may: pair('any', 'operator', 'discipline'),
      body: { seed: hash },
      in: ['??'],
      says: ['PresentationOrderDrawn'],
      words: { zh: '抽定展示顺序', en: 'draw the order of presentations' },
      sample: { seed: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    }),

    StartScoring: command({
      may: by('any', 'operator'),
      body: { stage },
      in: ['??'],
      says: ['ScoringStarted'],
      words: { zh: '??', en: 'start scoring' },
      sample: { stage: 'presentation' },
    }),

    StartPresentation: command({
      may: by('any', 'operator'),
      body: { branchId },
      in: ['??'],
      says: ['PresentationStarted'],
      words: { zh: '??', en: 'start presentation' },
      sample: { branchId: 'b03.017' },
    }),

    EndPresentation: command({
      may: by('any', 'operator'),
      body: { branchId },
      in: ['??'],
      says: ['PresentationEnded'],
      words: { zh: '??', en: 'end presentation' },
      sample: { branchId: 'b03.017' },
    }),

    CloseScoring: command({
      may: by('any', 'operator'),
      body: { stage },
      in: ['??'],
      says: ['ScoringClosed'],
      words: { zh: '??', en: 'close scoring' },
      sample: { stage: 'onSite' },
    }),

    CloseScoringWithGaps: command({
      may: pair('any', 'operator', 'discipline'),
      body: { stage, ...reason },
      in: ['??'],
      says: ['ScoringClosed'],
      words: { zh: '缺票结束评分', en: 'close scoring with ballots missing' },
      sample: { stage: 'onSite', reason: '依据' },
    }),

    ReopenScoring: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { stage, branchIds: z.array(branchId).min(1).max(200), ...reason },
      in: ['??'],
      says: ['ScoringReopened'],
      words: { zh: '重新开放评分', en: 'reopen scoring' },
      sample: { stage: 'onSite', branchIds: ['b03.017', 't01.001'], reason: '依据' },
    }),

    OpenBallots: command({
      may: pair('any', 'operator', 'discipline'),
      body: {},
      in: ['??'],
      says: ['BallotsOpened'],
      words: { zh: '开封评分表', en: 'open the ballots' },
      sample: {},
    }),

    SetBallotAside: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: {
        stage,
        branchId,
        expertId: accountId,
        ground: z.enum(['conflict', 'absence', 'identity']),
        ...reason,
        objectionId: slug.optional(),
      },
      in: ['??'],
      says: ['ExpertRecused', 'BallotSetAside'],
      words: { zh: '作废评分表', en: 'set a ballot aside' },
      sample: { stage: 'onSite', branchId: 'b03.017', expertId: 'ex-two', ground: 'conflict', reason: '依据' },
    }),
  },
  events: {
    PanelConvened: event({
      version: 1,
      body: { campaignId, documentNumber: text(60), experts: z.array(person).min(1).max(50) },
      readBy: officials,
      words: { zh: '组建专家组', en: 'panel convened' },
    }),

    ConflictDeclared: event({
      version: 1,
      body: { ...expertOnEntry, ground: text(300) },
      readBy: ['operator', 'discipline'],
      words: { zh: '声明利益冲突', en: 'conflict declared' },
    }),
    /** The expert has gone through every entry and declares no further conflict. */
    ConflictsDeclaredComplete: event({
      version: 1,
      body: { campaignId, expertId: accountId },
      readBy: officials,
      words: { zh: '完成回避声明', en: 'conflicts declared complete' },
    }),

    ConflictDerived: event({
      version: 1,
      body: { ...expertOnEntry, relation: z.enum(['own', 'superior', 'subordinate', 'assessor']) },
      readBy: officials,
      words: { zh: '推定利益冲突', en: 'conflict derived' },
    }),

    ExpertRecused: event({ version: 1, body: expertOnEntry, readBy: officials, words: { zh: '专家回避', en: 'expert recused' } }),

    PanelFrozen: event({
      version: 1,
      body: { campaignId, assignments: z.array(z.strictObject({ branchId, experts: z.array(accountId) })) },
      readBy: officials,
      words: { zh: '专家组定稿', en: 'panel frozen' },
    }),

    PresentationOrderDrawn: event({
      version: 1,
      body: { campaignId, order: z.array(branchId), seed: hash },
      readBy: officials,
      words: { zh: '抽取展示顺序', en: 'presentation order drawn' },
    }),

    ScoringStarted: event({ version: 1, body: { campaignId, stage }, readBy: officials, words: { zh: '开始评分', en: 'scoring started' } }),

    PresentationStarted: event({ version: 1, body: entry, readBy: officials, words: { zh: '开始展示', en: 'presentation started' } }),

    PresentationEnded: event({ version: 1, body: entry, readBy: officials, words: { zh: '结束展示', en: 'presentation ended' } }),

    ScoringClosed: event({
      version: 1,
      body: {
        campaignId,
        stage,
        commitments: z.array(z.strictObject({ branchId, expertId: accountId, commitment: hash })),
        gaps: z.array(z.strictObject({ branchId, expertId: accountId })),
        reason: text(500).optional(),
      },
      readBy: officials,
      words: { zh: '结束评分', en: 'scoring closed' },
    }),

    ScoringReopened: event({
      version: 1,
      body: { campaignId, stage, branchIds: z.array(branchId).min(1), reason: text(500) },
      readBy: officials,
      words: { zh: '重新开放评分', en: 'scoring reopened' },
    }),

    BallotsOpened: event({
      version: 1,
      body: {
        campaignId,
        ballots: z.array(
          z.strictObject({ stage, branchId, expertId: accountId, scores, reason: text(500).optional(), salt: hash, commitment: hash }),
        ),
        /** Who is recused from what, and so does not see those entries' ballots either. */
        recused: z.array(z.strictObject({ branchId, experts: z.array(accountId).min(1) })),
      },
      readBy: ['discipline'],
      words: { zh: '开封评分表', en: 'ballots opened' },
    }),

    BallotSetAside: event({
      version: 1,
      body: {
        ...sheet,
        ground: z.enum(['conflict', 'absence', 'identity']),
        reason: text(500),
        objectionId: slug.optional(),
      },
      readBy: officials,
      words: { zh: '评分表作废', en: 'ballot set aside' },
    }),
  },
  readModels: {
    /** How far the panel is. The order and who presents now are for everybody in the campaign; who is on the panel is for those who run it. */
    panels: readModel({
      path: 'panels',
      of: 'panel',
      row: {
        campaignId,
        status: z.enum(['none', 'convened', 'frozen', 'opened']),
        documentNumber: text(60).optional(),
        experts: z.array(z.strictObject({ accountId, name: text(60), unitId: unitId.optional(), declaredAt: instant.optional() })),
        onSite: stageProgress,
        presentation: stageProgress,
        order: z.array(branchId),
        seed: hash.optional(),
        presenting: branchId.optional(),
        presented: z.array(branchId),
        openedAt: instant.optional(),
        waiting,
      },
      scopes: { ...watching, expert: 'all', assessor: 'all', bureauOfficer: 'all', branchSecretary: 'all' },
      only: {
        experts: ['operator', 'committee', 'discipline', 'auditor'],
        onSite: ['operator', 'committee', 'discipline', 'auditor', 'expert'],
        presentation: ['operator', 'committee', 'discipline', 'auditor', 'expert'],
        waiting: ['operator', 'discipline', 'auditor'],
      },
      indexes: ['campaignId', 'status'],
      words: { zh: '??', en: 'panels' },
    }),
    /** Which expert keeps away from which entry, and why. */
    conflicts: readModel({
      path: 'conflicts',
      row: {
        campaignId,
        branchId,
        accountId,
        relations: z.array(z.enum(['own', 'superior', 'subordinate', 'assessor'])),
        ground: text(300).optional(),
        declaredAt: instant.optional(),
        recusedAt: instant.optional(),
      },
      scopes: { operator: 'all', discipline: 'all', auditor: 'all', expert: 'self' },
      indexes: ['campaignId', 'branchId', 'accountId'],
      words: { zh: '??', en: 'conflicts' },
    }),
  },
});
