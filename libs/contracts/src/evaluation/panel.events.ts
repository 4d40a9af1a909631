import { z } from 'zod';
import { event } from '../contract.ts';
import { officials } from '../permission.ts';
import type { Role } from '../roles.ts';
import {
  accountId,
  branchId,
  campaignId,
  documentNumber,
  hash,
  instant,
  objectionId,
  person,
  scores,
  seed,
  stage,
  text,
} from '../values.ts';
import { expertOnEntry, ofEntry, reason, relation, seat, setAsideGround, sheet } from './shared.ts';

const experts = z.array(person).min(1).max(50);

const drawHalf = z.enum(['operator', 'discipline']);
const drawSecret = z.strictObject({ secret: seed, salt: hash, commitment: hash });

/** The events of the panel: who sits on it, the stages, what was opened, corrected and set aside. */
export const panelEvents = {
  PanelConvened: event({
    version: 1,
    body: { campaignId, documentNumber, experts },
    readBy: officials,
    to: 'convened',
    words: { zh: '已组建专家组', en: 'the panel was convened' },
  }),
  ConflictDeclared: event({
    version: 1,
    body: { ...expertOnEntry, ground: text(300) },
    readBy: ['operator', 'discipline'],
    words: { zh: '已申报利益冲突', en: 'a conflict was declared' },
  }),
  /** The expert has gone through every entry and declares no further conflict. */
  ConflictsDeclaredComplete: event({
    version: 1,
    body: { campaignId, expertId: accountId },
    readBy: officials,
    words: { zh: '已完成回避声明', en: 'the declaration of conflicts was completed' },
  }),
  ConflictDerived: event({
    version: 1,
    body: { ...expertOnEntry, relation },
    readBy: officials,
    only: () => ({ expertId: ['operator', 'discipline'], relation: ['operator', 'discipline'] }),
    words: { zh: '已推定利益冲突', en: 'a conflict was derived' },
  }),
  ExpertRecused: event({
    version: 1,
    body: expertOnEntry,
    readBy: officials,
    only: () => ({ expertId: ['operator', 'discipline'] }),
    words: { zh: '专家已回避', en: 'an expert was recused' },
  }),
  /** A recusal declared by mistake was taken back; ballots set aside for it count again. */
  RecusalWithdrawn: event({
    version: 1,
    body: {
      ...expertOnEntry,
      /** True if the expert sits on the frozen panel, and so scores the entry from now on. */
      seated: z.boolean(),
      ...reason,
    },
    readBy: ['operator', 'discipline'],
    words: { zh: '已撤回回避', en: 'a recusal was taken back' },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      expertId: 'ex-two',
      seated: true,
      reason: '同名，并非亲属',
    },
  }),
  /**
   * The substitute scores the sheets listed here, which the expert had left; an expert who is not recused
   * from certain entries only leaves the panel.
   */
  ExpertSubstituted: event({
    version: 1,
    body: {
      campaignId,
      documentNumber,
      expertId: accountId,
      substitute: person,
      /** The instant of the substitute's own declaration of conflicts. */
      declaredAt: instant,
      branchIds: z.array(branchId).min(1).optional(),
      sheets: z.array(z.strictObject({ stage, branchId })).min(1),
      ...reason,
    },
    readBy: officials,
    only: () => ({
      branchIds: ['operator', 'discipline'],
      sheets: ['operator', 'discipline'],
      reason: ['operator', 'discipline'],
    }),
    words: { zh: '已替换专家', en: 'an expert was substituted' },
    sample: {
      campaignId: 'r2023',
      documentNumber: '澜公2号',
      expertId: 'ex-two',
      substitute: { accountId: 'ex-ten', personId: 'P-10', name: '周岚', unitId: 'o07' },
      declaredAt: '2023-11-01T01:00:00.000Z',
      branchIds: ['b03.017'],
      sheets: [{ stage: 'onSite', branchId: 'b03.017' }],
      reason: '原专家回避',
    },
  }),
  /** Too few experts may still score an entry; those whom it concerns are told at once. */
  ExpertsBelowMinimum: event({
    version: 1,
    body: { ...ofEntry, stage, possible: z.int().min(0), minimum: z.int().min(1) },
    readBy: officials,
    words: { zh: '可评分专家不足', en: 'too few experts may score an entry' },
    sample: { campaignId: 'r2023', branchId: 'b03.017', stage: 'onSite', possible: 2, minimum: 3 },
  }),
  PanelFrozen: event({
    version: 1,
    body: { campaignId, assignments: z.array(z.strictObject({ branchId, experts: z.array(accountId) })) },
    readBy: officials,
    only: () => ({ assignments: ['operator', 'discipline'] }),
    to: 'frozen',
    part: { oneOf: ['waiting'], of: () => ({ onSite: 'waiting', presentation: 'waiting' }) },
    words: { zh: '专家组已定稿', en: 'the panel was frozen' },
  }),
  /** The secret is the event's sealed part until the draw opens both. */
  DrawSecretSealed: event({
    version: 1,
    body: { campaignId, half: drawHalf, commitment: hash },
    readBy: ['operator', 'discipline'],
    words: { zh: '已封存抽签密数', en: 'a secret of the draw was sealed' },
    sample: { campaignId: 'r2023', half: 'operator', commitment: 'c'.repeat(64) },
  }),
  /**
   * The order is by SHA-256 of operator's secret, discipline's secret and the entry's id. Records of before
   * have the one seed that its proposer brought.
   */
  PresentationOrderDrawn: event({
    version: 2,
    body: {
      campaignId,
      order: z.array(branchId),
      seed: seed.optional(),
      secrets: z.strictObject({ operator: drawSecret, discipline: drawSecret }).optional(),
    },
    earlier: event({
      version: 1,
      body: { campaignId, order: z.array(branchId), seed },
      readBy: officials,
      words: { zh: '已抽定展示顺序', en: 'the order of presentations was drawn' },
    }),
    upcast: (data) => data,
    readBy: officials,
    words: { zh: '已抽定展示顺序', en: 'the order of presentations was drawn' },
    sample: {
      campaignId: 'r2023',
      order: ['t01.001', 'b03.017'],
      seed: 'a'.repeat(64),
      secrets: {
        operator: { secret: 'a'.repeat(64), salt: 'b'.repeat(64), commitment: 'c'.repeat(64) },
        discipline: { secret: 'd'.repeat(64), salt: 'e'.repeat(64), commitment: 'f'.repeat(64) },
      },
    },
  }),
  ScoringStarted: event({
    version: 1,
    body: { campaignId, stage },
    readBy: officials,
    part: 'scoring',
    words: { zh: '已开始评分', en: 'scoring was started' },
  }),
  PresentationStarted: event({
    version: 1,
    body: ofEntry,
    readBy: officials,
    words: { zh: '已开始展示', en: 'a presentation was started' },
  }),
  PresentationEnded: event({
    version: 1,
    body: ofEntry,
    readBy: officials,
    words: { zh: '展示已结束', en: 'a presentation was ended' },
  }),
  /** A team that is late presents last; `order` is the whole order from now on. */
  PresentationDeferred: event({
    version: 1,
    body: { ...ofEntry, order: z.array(branchId), ...reason },
    readBy: officials,
    words: { zh: '已改为最后展示', en: 'a presentation was put last' },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      order: ['t01.001', 'b03.017'],
      reason: '车辆途中故障，未能按时到场',
    },
  }),
  /** It was started and not held, so the entry has not presented. */
  PresentationAbandoned: event({
    version: 1,
    body: { ...ofEntry, ...reason },
    readBy: officials,
    words: { zh: '展示已中止', en: 'a presentation was broken off' },
    sample: { campaignId: 'r2023', branchId: 'b03.017', reason: '投影设备故障' },
  }),
  /** Exactly the ballots listed here will be opened. */
  ScoringClosed: event({
    version: 1,
    body: {
      campaignId,
      stage,
      commitments: z.array(z.strictObject({ branchId, expertId: accountId, commitment: hash })),
      gaps: z.array(seat),
      reason: text(500).optional(),
    },
    readBy: officials,
    only: () => ({ commitments: ['operator', 'discipline'] }),
    part: 'shut',
    words: { zh: '评分已结束', en: 'scoring was closed' },
  }),
  ScoringReopened: event({
    version: 1,
    body: { campaignId, stage, branchIds: z.array(branchId).min(1), ...reason },
    readBy: officials,
    part: 'scoring',
    words: { zh: '已重新开放评分', en: 'scoring was reopened' },
  }),
  BallotsOpened: event({
    version: 1,
    body: {
      campaignId,
      ballots: z.array(
        z.strictObject({
          stage,
          branchId,
          expertId: accountId,
          scores,
          reason: text(500).optional(),
          salt: hash,
          commitment: hash,
        }),
      ),
      /** The experts recused from an entry; they do not see its ballots either. */
      recused: z.array(z.strictObject({ branchId, experts: z.array(accountId).min(1) })),
    },
    readBy: ['discipline'],
    to: 'opened',
    words: { zh: '评分表已开封', en: 'the ballots were opened' },
  }),
  /**
   * One set aside for a conflict tells who is recused, and its reason may be the ground that the expert
   * declared.
   */
  BallotSetAside: event({
    version: 1,
    body: { ...sheet, ground: setAsideGround, ...reason, objectionId: objectionId.optional() },
    readBy: officials,
    only: ({ ground }): Readonly<Record<string, readonly Role[]>> =>
      ground === 'conflict'
        ? { expertId: ['operator', 'discipline'], reason: ['operator', 'discipline'] }
        : {},
    words: { zh: '评分表已作废', en: 'a ballot was set aside' },
  }),
};
