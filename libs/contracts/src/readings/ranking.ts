import { z } from 'zod';
import { evaluationEvents, rankedEntry } from '../events/evaluation.ts';
import { accountId, branchId, campaignId, hash, instant, slug, unitId } from '../values.ts';
import { type Reading, reading } from './define.ts';
import { waiting } from './waiting.ts';

/** What readers see of the ranking; part of the evaluation service's readings. */

const number = z.int().min(1);
const count = z.int().min(0);
const watching = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const;
const watchers = ['operator', 'committee', 'discipline', 'auditor'] as const;
const outcome = z.enum(['winner', 'reserve', 'ranked', 'unranked']);

const computed = evaluationEvents.RankingComputed.schema.shape;
const { campaignId: _ofRunOff, ...runOff } = evaluationEvents.RunOffHeld.schema.shape;
const { campaignId: _ofDraw, ...draw } = evaluationEvents.DrawHeld.schema.shape;

const rankingVersionRow = z.strictObject({
  rankingVersion: number,
  at: instant,
  rulePackHash: hash,
  inputsHash: hash,
  rankedCount: count,
  unrankedCount: count,
  moved: computed.moved,
  objectionId: slug.optional(),
  confirmedAt: instant.optional(),
  publishedAt: instant.optional(),
});

/** How far the ranking is. Experts see the open ties, because they vote on them. */
const rankings = reading({
  path: 'rankings',
  row: z.strictObject({
    campaignId,
    status: z.enum(['none', 'computed', 'tied', 'confirmed']),
    rankingVersion: number.optional(),
    open: computed.open,
    winners: computed.winners,
    reserves: computed.reserves,
    versions: z.array(rankingVersionRow),
    voters: z.array(z.strictObject({ round: number, branchIds: z.array(branchId), expertId: accountId })),
    runOffs: z.array(z.strictObject({ ...runOff, at: instant })),
    draws: z.array(z.strictObject({ ...draw, at: instant })),
    waiting,
    version: count,
  }),
  scopes: { ...watching, expert: 'all' },
  only: {
    winners: watchers,
    reserves: watchers,
    versions: watchers,
    voters: ['operator', 'discipline', 'auditor'],
    runOffs: watchers,
    draws: watchers,
    waiting: ['operator', 'discipline', 'auditor'],
  },
  indexes: ['campaignId', 'status'],
});

/** Where each entry stands in each version of the ranking, with every step. Keys: `r2023.1.b03.017`. */
const rankingEntries = reading({
  path: 'ranking-entries',
  row: z.strictObject({
    ...rankedEntry.partial().shape,
    campaignId,
    rankingVersion: number,
    branchId,
    outcome,
    reason: z.string().optional(),
  }),
  scopes: { operator: 'foreign', committee: 'foreign', discipline: 'all', auditor: 'all' },
  indexes: ['campaignId', 'rankingVersion', 'branchId', 'place', 'outcome'],
});

/** A branch's own scores and place, from the day the public notice is posted. */
const results = reading({
  path: 'results',
  row: z.strictObject({
    ...rankedEntry.omit({ steps: true }).partial().shape,
    campaignId,
    branchId,
    unitId,
    rankingVersion: number,
    /** How many entries were ranked. */
    of: count,
    outcome,
    reason: z.string().optional(),
    noticeId: slug,
    publishedAt: instant,
  }),
  scopes: { ...watching, bureauOfficer: 'mine', branchSecretary: 'mine' },
  indexes: ['campaignId', 'unitId', 'outcome', 'place'],
});

export const rankingReadings = { rankings, rankingEntries, results } as const satisfies Record<string, Reading>;
