import { z } from 'zod';
import { account, deciders, every, secretaries, secretary } from '../audience.ts';
import { event } from '../contract.ts';
import { expected } from '../expects.ts';
import { officials } from '../permission.ts';
import type { Role } from '../roles.ts';
import { accountId, branchId, campaignId, hash, objectionId, scores, stage, text } from '../values.ts';
import { ofEntry, participants, reason, seat, setAsideGround, sheet } from './shared.ts';

/** The events of the stages of a panel: presentations, scoring, what was opened and set aside. */
export const stageEvents = {
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
    readBy: participants,
    words: { zh: '已开始展示', en: 'a presentation was started' },
  }),
  PresentationEnded: event({
    version: 1,
    body: ofEntry,
    readBy: participants,
    words: { zh: '展示已结束', en: 'a presentation was ended' },
  }),
  /** A team that is late presents last; `order` is the whole order from now on. */
  PresentationDeferred: event({
    version: 1,
    body: { ...ofEntry, order: z.array(branchId), ...reason },
    readBy: officials,
    words: { zh: '已改为最后展示', en: 'a presentation was put last' },
    tells: {
      template: 'presentation-deferred',
      zh: '{unit} 改为最后展示，其余顺序前移。',
      en: '{unit} presents last; the others move up.',
      to: ({ order }) => [...secretaries(order), every('expert')],
    },
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
    readBy: participants,
    words: { zh: '展示已中止', en: 'a presentation was broken off' },
    tells: {
      template: 'presentation-abandoned',
      zh: '{unit} 的展示已中止，不计为已展示，仍须展示。',
      en: 'The presentation of {unit} was broken off. It does not count, and the team still presents.',
      to: ({ branchId }) => [secretary(branchId)],
    },
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
    expects: ({ campaignId: campaign }) => [expected('ranking', campaign, 'ComputeRanking')],
    words: { zh: '评分表已开封', en: 'the ballots were opened' },
    tells: {
      template: 'ballots-opened',
      zh: '评分表已开封。',
      en: 'The ballots have been opened.',
      to: () => [...deciders, every('auditor')],
    },
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
    tells: {
      template: 'ballot-set-aside',
      zh: '您对 {unit} 的一张评分表已作废。',
      en: 'One of your ballots, on {unit}, was set aside.',
      to: ({ expertId }) => [account(expertId)],
    },
  }),
};
