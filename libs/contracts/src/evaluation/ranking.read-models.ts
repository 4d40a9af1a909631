import { z } from 'zod';
import { readModel } from '../contract.ts';
import { accountId, branchId, campaignId, hash, instant, noticeId, objectionId, unitId } from '../values.ts';
import { waiting } from '../waiting.ts';
import { draw, rankedEntry, rankedOutcome, runOff } from './ranking.values.ts';
import { officialReaders, position, stewards, toOfficials, wholeNumber } from './shared.ts';

const outcome = z.enum(['winner', 'reserve', 'ranked', 'unranked']);

const rankingVersion = z.strictObject({
  rankingVersion: position,
  at: instant,
  rulePackHash: hash,
  inputsHash: hash,
  rankedCount: wholeNumber,
  unrankedCount: wholeNumber,
  moved: rankedOutcome.moved,
  objectionId: objectionId.optional(),
  confirmedAt: instant.optional(),
  publishedAt: instant.optional(),
});

export const rankingReadModels = {
  /** The progress of the ranking. Experts see the open ties, because they vote on them. */
  rankings: readModel({
    path: 'rankings',
    of: 'ranking',
    row: {
      campaignId,
      status: z.enum(['none', 'computed', 'tied', 'confirmed']),
      rankingVersion: position.optional(),
      open: rankedOutcome.open,
      winners: rankedOutcome.winners,
      reserves: rankedOutcome.reserves,
      versions: z.array(rankingVersion),
      voters: z.array(z.strictObject({ round: position, branchIds: z.array(branchId), expertId: accountId })),
      runOffs: z.array(z.strictObject({ ...runOff, at: instant })),
      draws: z.array(z.strictObject({ ...draw, at: instant })),
      waiting,
    },
    scopes: { ...toOfficials, expert: 'all' },
    only: {
      winners: officialReaders,
      reserves: officialReaders,
      versions: officialReaders,
      voters: stewards,
      runOffs: officialReaders,
      draws: officialReaders,
      waiting: stewards,
    },
    indexes: ['campaignId', 'status'],
    words: { zh: '排名', en: 'rankings' },
  }),
  /** Each entry's place in each version of the ranking, with every step. Keys: `r2023.1.b03.017`. */
  rankingEntries: readModel({
    path: 'ranking-entries',
    row: {
      ...rankedEntry.partial().shape,
      campaignId,
      rankingVersion: position,
      branchId,
      outcome,
      reason: z.string().optional(),
    },
    scopes: { operator: 'foreign', committee: 'foreign', discipline: 'all', auditor: 'all' },
    indexes: ['campaignId', 'rankingVersion', 'branchId', 'place', 'outcome'],
    words: { zh: '排名明细', en: 'ranking entries' },
  }),
  /** A branch's own scores and place, from the day the public notice is posted. */
  results: readModel({
    path: 'results',
    row: {
      ...rankedEntry.omit({ steps: true }).partial().shape,
      campaignId,
      branchId,
      unitId,
      rankingVersion: position,
      /** The number of entries that were ranked. */
      of: wholeNumber,
      outcome,
      reason: z.string().optional(),
      noticeId,
      publishedAt: instant,
    },
    scopes: { ...toOfficials, bureauOfficer: 'mine', branchSecretary: 'mine' },
    indexes: ['campaignId', 'unitId', 'outcome', 'place'],
    words: { zh: '评选结果', en: 'results' },
  }),
};
