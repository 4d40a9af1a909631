import { z } from 'zod';
import { account, panelOf, secretaries } from '../audience.ts';
import { earlierEvent, event } from '../contract.ts';
import { officials } from '../permission.ts';
import {
  accountId,
  branchId,
  campaignId,
  documentNumber,
  hash,
  instant,
  person,
  seed,
  stage,
  text,
} from '../values.ts';
import { stageEvents } from './stage.events.ts';
import { expertOnEntry, ofEntry, reason, relation } from './shared.ts';

const experts = z.array(person).min(1).max(50);

const drawHalf = z.enum(['operator', 'discipline']);
const drawSecret = z.strictObject({ secret: seed, salt: hash, commitment: hash });

/** The events of the panel: who sits on it, the order of presentations, the stages. */
export const panelEvents = {
  PanelConvened: event({
    version: 1,
    body: { campaignId, documentNumber, experts },
    readBy: officials,
    to: 'convened',
    words: { zh: '已组建专家组', en: 'the panel was convened' },
    tells: {
      template: 'panel-convened',
      zh: '您已受聘为评选专家，请逐一核对参评对象并完成回避声明。',
      en: 'You are on the expert panel. Go through the entries and complete your declaration of conflicts.',
      to: ({ experts }) => experts.map(({ accountId }) => account(accountId)),
    },
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
    tells: {
      template: 'expert-recused',
      zh: '您须回避 {unit}。',
      en: 'You are recused from {unit}.',
      to: ({ expertId }) => [account(expertId)],
    },
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
    tells: {
      template: 'recusal-withdrawn',
      zh: '您对 {unit} 的回避已撤回，请按日程评分。',
      en: 'Your recusal from {unit} was taken back. Score it as scheduled.',
      to: ({ expertId }) => [account(expertId)],
    },
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
    tells: {
      template: 'expert-substituted',
      zh: '评选专家有替换，请查看您的评审对象。',
      en: 'An expert was substituted. See which entries are yours.',
      to: ({ expertId, substitute }) => [account(expertId), account(substitute.accountId)],
    },
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
    tells: {
      template: 'panel-frozen',
      zh: '专家组已确定，请查看您的评审对象。',
      en: 'The panel is final. See which entries are yours.',
      to: ({ assignments }) =>
        [...new Set(assignments.flatMap(({ experts }) => experts))].sort().map(account),
    },
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
    earlier: earlierEvent({
      version: 1,
      body: { campaignId, order: z.array(branchId), seed },
    }),
    upcast: (data) => data,
    readBy: officials,
    words: { zh: '已抽定展示顺序', en: 'the order of presentations was drawn' },
    tells: {
      template: 'order-drawn',
      zh: '现场展示顺序已抽定，请查看日程。',
      en: 'The order of presentations was drawn. See the schedule.',
      to: ({ campaignId, order }) => [...secretaries(order), panelOf(campaignId)],
    },
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
  ...stageEvents,
};
