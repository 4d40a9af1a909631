import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  accountId,
  branchId,
  campaignId,
  criterionId,
  fraction,
  hash,
  instant,
  json,
  kinds,
  slug,
  text,
  unitId,
  version,
} from '../values.ts';
import { waiting } from '../waiting.ts';

const watching = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const;

const criteria = z.array(z.strictObject({ criterionId, score: fraction }));

const part = z.strictObject({ score: fraction, criteria });
kinds.add(criteria, { id: 'CriterionScores' }).add(part, { id: 'StageScore' });

/** How one stage's score came about: per criterion the ballots kept and those trimmed. */
const steps = json;

export const rankedEntry = z.strictObject({
  branchId,
  place: version,
  shared: z.boolean(),
  final: fraction,
  recorded: z.string(),
  dynamic: part,
  onSite: part,
  presentation: part,
  resolvedBy: z.enum(['onSite', 'firstCriterion', 'rank', 'runOff', 'draw']).optional(),
  steps,
});

/** Equals whose order matters and is not decided yet; `tieBreak` is the act to be held next. */
const tie = z.strictObject({
  from: version,
  to: version,
  branchIds: z.array(branchId).min(2),
  tieBreak: z.enum(['runOff', 'draw']).optional(),
});

const ranked = z.array(rankedEntry);

const unranked = z.array(z.strictObject({ branchId, reason: text(100) }));

const rankedOutcome = {
  campaignId,
  version,
  rulePackHash: hash,
  inputsHash: hash,
  ranked,
  unranked,
  open: z.array(tie),
  winners: z.array(branchId),
  reserves: z.array(branchId),
  /** Who stands elsewhere than in the version before; a place is absent where there was or is none. */
  moved: z.array(z.strictObject({ branchId, from: version.optional(), to: version.optional() })),
  /** The upheld objection that a version after the confirmation answers. */
  objectionId: slug.optional(),
};

const runOff = {
  round: version,
  branchIds: z.array(branchId),
  votes: z.array(z.strictObject({ expertId: accountId, choice: branchId, salt: hash, commitment: hash })),
  order: z.array(branchId),
  decided: z.boolean(),
};

const draw = {
  branchIds: z.array(branchId),
  openingHash: hash,
  order: z.array(branchId),
  witnesses: z.array(text(60)).min(2),
};

const number = z.int().min(1);

const count = z.int().min(0);

const watchers = ['operator', 'committee', 'discipline', 'auditor'] as const;

const outcome = z.enum(['winner', 'reserve', 'ranked', 'unranked']);

const rankingVersionRow = z.strictObject({
  rankingVersion: number,
  at: instant,
  rulePackHash: hash,
  inputsHash: hash,
  rankedCount: count,
  unrankedCount: count,
  moved: rankedOutcome.moved,
  objectionId: slug.optional(),
  confirmedAt: instant.optional(),
  publishedAt: instant.optional(),
});

export const ranking = aggregate({
  name: 'ranking',
  service: 'evaluation',
  path: 'rankings',
  id: ['campaign'],
  words: { zh: '??', en: 'ranking' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    ComputeRanking: command({
      may: by('any', 'operator'),
      body: {},
      in: ['??'],
      says: ['RankingComputed'],
      words: { zh: '??', en: 'compute ranking' },
      sample: {},
    }),

    VoteRunOff: command({
      may: by('foreign', 'expert'),
      body: { branchIds: z.array(branchId).min(2).max(50), choice: branchId },
      in: ['??'],
      says: ['RunOffVoteSealed'],
      words: { zh: '??', en: 'vote run off' },
      sample: { branchIds: ['b03.017', 't01.001'], choice: 't01.001' },
    }),

    CloseRunOff: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchIds: z.array(branchId).min(2).max(50) },
      in: ['??'],
      says: ['RankingComputed', 'RunOffHeld'],
      words: { zh: '结束加赛投票', en: 'close a run-off' },
      sample: { branchIds: ['b03.017', 't01.001'] },
    }),

    HoldDraw: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchIds: z.array(branchId).min(2).max(50), witnesses: z.array(text(60)).min(2).max(10) },
      in: ['??'],
      says: ['RankingComputed', 'DrawHeld'],
      words: { zh: '抽签', en: 'hold a draw' },
      sample: { branchIds: ['b03.017', 't01.001'], witnesses: ['何敏', '陆平'] },
    }),

    ConfirmRanking: command({
      may: pair('any', 'operator', 'discipline'),
      body: { version },
      in: ['??'],
      says: ['RankingConfirmed'],
      words: { zh: '确认排名', en: 'confirm the ranking' },
      sample: { version: 1 },
    }),

    RecomputeRanking: command({
      may: pair('any', 'operator', 'discipline'),
      body: { objectionId: slug },
      in: ['??'],
      says: ['RankingComputed'],
      words: { zh: '重新计算排名', en: 'compute the ranking again' },
      sample: { objectionId: 'o1' },
    }),

    PublishRanking: command({
      may: system,
      body: { noticeId: slug },
      in: ['??'],
      says: ['RankingPublished'],
      words: { zh: '??', en: 'publish ranking' },
      sample: { noticeId: 'winners-1' },
    }),
  },
  events: {
    RankingComputed: event({ version: 1, body: rankedOutcome, readBy: ['discipline'], words: { zh: '计算排名', en: 'ranking computed' } }),

    RunOffVoteSealed: event({
      version: 1,
      body: { campaignId, round: version, branchIds: z.array(branchId), expertId: accountId, commitment: hash },
      readBy: ['operator', 'discipline'],
      words: { zh: '封存加赛投票', en: 'run off vote sealed' },
    }),

    RunOffHeld: event({
      version: 1,
      body: { campaignId, ...runOff },
      readBy: officials,
      words: { zh: '加赛投票', en: 'run off held' },
    }),

    DrawHeld: event({
      version: 1,
      body: { campaignId, ...draw },
      readBy: officials,
      words: { zh: '抽签', en: 'draw held' },
    }),

    RankingConfirmed: event({
      version: 1,
      body: { campaignId, version, winners: z.array(branchId), reserves: z.array(branchId) },
      readBy: officials,
      words: { zh: '确认排名', en: 'ranking confirmed' },
    }),
    /** With the public notice every branch learns its own result; without the steps, which name experts. */
    RankingPublished: event({
      version: 1,
      body: {
        campaignId,
        version,
        noticeId: slug,
        ranked: z.array(rankedEntry.omit({ steps: true }).extend({ outcome: z.enum(['winner', 'reserve', 'ranked']) })),
        unranked,
      },
      readBy: officials,
      words: { zh: '公布排名', en: 'ranking published' },
    }),
  },
  readModels: {
    /** How far the ranking is. Experts see the open ties, because they vote on them. */
    rankings: readModel({
      path: 'rankings',
      of: 'ranking',
      row: {
        campaignId,
        status: z.enum(['none', 'computed', 'tied', 'confirmed']),
        rankingVersion: number.optional(),
        open: rankedOutcome.open,
        winners: rankedOutcome.winners,
        reserves: rankedOutcome.reserves,
        versions: z.array(rankingVersionRow),
        voters: z.array(z.strictObject({ round: number, branchIds: z.array(branchId), expertId: accountId })),
        runOffs: z.array(z.strictObject({ ...runOff, at: instant })),
        draws: z.array(z.strictObject({ ...draw, at: instant })),
        waiting,
        version: count,
      },
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
      words: { zh: '??', en: 'rankings' },
    }),
    /** Where each entry stands in each version of the ranking, with every step. Keys: `r2023.1.b03.017`. */
    rankingEntries: readModel({
      path: 'ranking-entries',
      row: {
        ...rankedEntry.partial().shape,
        campaignId,
        rankingVersion: number,
        branchId,
        outcome,
        reason: z.string().optional(),
      },
      scopes: { operator: 'foreign', committee: 'foreign', discipline: 'all', auditor: 'all' },
      indexes: ['campaignId', 'rankingVersion', 'branchId', 'place', 'outcome'],
      words: { zh: '??', en: 'ranking entries' },
    }),
    /** A branch's own scores and place, from the day the public notice is posted. */
    results: readModel({
      path: 'results',
      row: {
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
      },
      scopes: { ...watching, bureauOfficer: 'mine', branchSecretary: 'mine' },
      indexes: ['campaignId', 'unitId', 'outcome', 'place'],
      words: { zh: '??', en: 'results' },
    }),
  },
});
