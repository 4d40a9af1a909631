import { z } from 'zod';
import { aggregate, command } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import { accountId, branchId, documentNumber, objectionId, person, seed, stage, text } from '../values.ts';
import { panelEvents } from './panel.events.ts';
import { panelReadModels } from './panel.read-models.ts';
import { reason, relation, setAsideGround } from './shared.ts';

const experts = z.array(person).min(1).max(50);
const opened = { opened: 'ballots_opened' } as const;

/** The expert panel, its two stages of scoring, and the opening of the ballots. */
export const panel = aggregate({
  name: 'panel',
  service: 'evaluation',
  path: 'panels',
  id: ['campaign'],
  words: { zh: '专家组', en: 'panel' },
  states: {
    none: { zh: '未组建', en: 'not convened', awaits: ['ConvenePanel'] },
    convened: {
      zh: '已组建，申报回避',
      en: 'convened, conflicts being declared',
      awaits: ['CompleteConflictDeclaration', 'FreezePanel'],
    },
    frozen: {
      zh: '已定稿，评分期间',
      en: 'frozen, scoring',
      awaits: ['OpenBallots', 'SealDrawSecret', 'DrawPresentationOrder'],
    },
    opened: { zh: '已开封', en: 'ballots opened', ends: true },
  },
  parts: {
    id: 'stage',
    words: { zh: '评分环节', en: 'stage of scoring' },
    states: {
      waiting: { zh: '未开始', en: 'not started', awaits: ['StartScoring'] },
      scoring: {
        zh: '评分中',
        en: 'scoring',
        awaits: [
          'CloseScoring',
          'CloseScoringWithGaps',
          'StartPresentation',
          'EndPresentation',
          'DeferPresentation',
        ],
      },
      shut: { zh: '已结束', en: 'closed', ends: true },
    },
  },
  commands: {
    /** Until the panel is frozen, it may be convened anew. Conflicts declared so far stay. */
    ConvenePanel: command({
      may: pair('any', 'operator', 'discipline'),
      body: { documentNumber, experts },
      in: ['none', 'convened'],
      otherwise: opened,
      says: ['PanelConvened', 'ConflictDerived', 'ExpertRecused'],
      words: { zh: '组建专家组', en: 'convene the panel' },
      sample: {
        documentNumber: '澜公1号',
        experts: [{ accountId: 'as-one', personId: 'P-1', name: 'as-one' }],
      },
    }),
    /** Experts who are not on the panel declare, too: whoever did may be called as a substitute. */
    DeclareConflict: command({
      may: by('any', 'expert'),
      body: { branchId, ground: text(300) },
      in: ['convened', 'frozen'],
      otherwise: opened,
      says: ['ConflictDeclared', 'ExpertRecused', 'BallotSetAside', 'ExpertsBelowMinimum'],
      words: { zh: '申报利益冲突', en: 'declare a conflict' },
      sample: { branchId: 'b03.017', ground: '亲属' },
    }),
    CompleteConflictDeclaration: command({
      may: by('any', 'expert'),
      body: {},
      in: ['convened', 'frozen'],
      otherwise: opened,
      says: ['ConflictsDeclaredComplete'],
      words: { zh: '完成回避声明', en: 'complete the declaration of conflicts' },
      sample: {},
    }),
    /**
     * A frozen panel is frozen again for entries that came in later, as long as nothing was drawn or scored.
     */
    FreezePanel: command({
      may: pair('any', 'operator', 'discipline'),
      body: {},
      in: ['convened', 'frozen'],
      otherwise: opened,
      says: ['ConflictDerived', 'ExpertRecused', 'PanelFrozen'],
      words: { zh: '确定专家组', en: 'freeze the panel' },
      sample: {},
    }),
    /**
     * Follows from new entries and groups. Without a panel, and after the opening, there is nothing to
     * derive.
     */
    DeriveConflicts: command({
      may: system,
      body: { conflicts: z.array(z.strictObject({ expertId: accountId, branchId, relation })) },
      in: ['none', 'convened', 'frozen', 'opened'],
      says: ['ConflictDerived', 'ExpertRecused', 'BallotSetAside', 'ExpertsBelowMinimum'],
      words: { zh: '推定利益冲突', en: 'derive conflicts' },
      sample: { conflicts: [] },
    }),
    /** Only a conflict that the expert declared is taken back; what was derived stays. */
    WithdrawRecusal: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchId, expertId: accountId, ...reason },
      in: ['convened', 'frozen'],
      otherwise: opened,
      says: ['RecusalWithdrawn'],
      words: { zh: '撤回回避', en: 'take back a recusal' },
      sample: { branchId: 'b03.017', expertId: 'ex-two', reason: '同名，并非亲属' },
    }),
    /**
     * The substitute has declared conflicts first, and scores what is left. With `branchIds` only entries
     * that the expert is recused from; without, the expert leaves the panel.
     */
    SubstituteExpert: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: {
        documentNumber,
        expertId: accountId,
        substitute: person,
        branchIds: z.array(branchId).min(1).max(200).optional(),
        ...reason,
      },
      in: ['frozen'],
      otherwise: opened,
      says: ['ConflictDerived', 'ExpertRecused', 'ExpertSubstituted', 'ExpertsBelowMinimum'],
      words: { zh: '替换专家', en: 'substitute an expert' },
      sample: {
        documentNumber: '澜公2号',
        expertId: 'ex-two',
        substitute: { accountId: 'ex-ten', personId: 'P-10', name: '周岚' },
        branchIds: ['b03.017', 't01.001'],
        reason: '原专家回避',
      },
    }),
    /** Operator and discipline each seal a secret, so that neither can choose the order. */
    SealDrawSecret: command({
      sealed: true,
      may: by('any', 'operator', 'discipline'),
      body: { secret: seed },
      in: ['frozen'],
      otherwise: opened,
      says: ['DrawSecretSealed'],
      words: { zh: '封存抽签密数', en: 'seal a secret of the draw' },
      sample: { secret: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    }),
    /** Opens both secrets; the order follows from them. */
    DrawPresentationOrder: command({
      may: pair('any', 'operator', 'discipline'),
      body: {},
      in: ['frozen'],
      otherwise: opened,
      says: ['PresentationOrderDrawn'],
      words: { zh: '抽定展示顺序', en: 'draw the order of presentations' },
      sample: {},
    }),
    StartScoring: command({
      may: by('any', 'operator'),
      body: { stage },
      in: ['frozen'],
      part: ['waiting'],
      otherwise: opened,
      says: ['ScoringStarted'],
      words: { zh: '开始评分', en: 'start scoring' },
      sample: { stage: 'presentation' },
    }),
    StartPresentation: command({
      may: by('any', 'operator'),
      body: { branchId },
      in: ['frozen'],
      otherwise: opened,
      says: ['PresentationStarted'],
      words: { zh: '开始展示', en: 'start a presentation' },
      sample: { branchId: 'b03.017' },
    }),
    EndPresentation: command({
      may: by('any', 'operator'),
      body: { branchId },
      in: ['frozen'],
      otherwise: opened,
      says: ['PresentationEnded'],
      words: { zh: '结束展示', en: 'end a presentation' },
      sample: { branchId: 'b03.017' },
    }),
    /** A team that is late presents last. */
    DeferPresentation: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchId, ...reason },
      in: ['frozen'],
      otherwise: opened,
      says: ['PresentationDeferred'],
      words: { zh: '改为最后展示', en: 'put a presentation last' },
      sample: { branchId: 'b03.017', reason: '车辆途中故障，未能按时到场' },
    }),
    /** The entry has not presented; it is still its turn. */
    AbandonPresentation: command({
      may: by('any', 'operator'),
      body: { branchId, ...reason },
      in: ['frozen'],
      otherwise: opened,
      says: ['PresentationAbandoned'],
      words: { zh: '中止展示', en: 'break a presentation off' },
      sample: { branchId: 'b03.017', reason: '投影设备故障' },
    }),
    CloseScoring: command({
      may: by('any', 'operator'),
      body: { stage },
      in: ['frozen'],
      part: ['scoring'],
      otherwise: opened,
      says: ['ScoringClosed'],
      words: { zh: '结束评分', en: 'close scoring' },
      sample: { stage: 'onSite' },
    }),
    CloseScoringWithGaps: command({
      may: pair('any', 'operator', 'discipline'),
      body: { stage, ...reason },
      in: ['frozen'],
      part: ['scoring'],
      otherwise: opened,
      says: ['ScoringClosed'],
      words: { zh: '缺票结束评分', en: 'close scoring with ballots missing' },
      sample: { stage: 'onSite', reason: '专家住院，无法评分' },
    }),
    ReopenScoring: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { stage, branchIds: z.array(branchId).min(1).max(200), ...reason },
      in: ['frozen'],
      part: ['shut'],
      otherwise: opened,
      says: ['ScoringReopened'],
      words: { zh: '重新开放评分', en: 'reopen scoring' },
      sample: { stage: 'onSite', branchIds: ['b03.017', 't01.001'], reason: '有效评分表不足' },
    }),
    OpenBallots: command({
      may: pair('any', 'operator', 'discipline'),
      body: {},
      in: ['frozen'],
      otherwise: opened,
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
        ground: setAsideGround,
        ...reason,
        objectionId: objectionId.optional(),
      },
      in: ['opened'],
      otherwise: { none: 'ballots_sealed', convened: 'ballots_sealed', frozen: 'ballots_sealed' },
      says: ['ExpertRecused', 'BallotSetAside'],
      words: { zh: '作废评分表', en: 'set a ballot aside' },
      sample: {
        stage: 'onSite',
        branchId: 'b03.017',
        expertId: 'ex-two',
        ground: 'conflict',
        reason: '专家系被评单位负责人亲属',
      },
    }),
  },
  events: panelEvents,
  readModels: panelReadModels,
});
