import { z } from 'zod';
import { deciders, every, panelOf } from '../audience.ts';
import { aggregate, command, earlierEvent, event } from '../contract.ts';
import { expected } from '../expects.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  accountId,
  branchId,
  campaignId,
  hash,
  kinds,
  noticeId,
  objectionId,
  text,
  version,
} from '../values.ts';
import { rankingReadModels } from './ranking.read-models.ts';
import { countedRunOff, draw, openRunOff, rankedEntry, rankedOutcome, runOff } from './ranking.values.ts';

const tiedBranches = z.array(branchId).min(2).max(50);
kinds.add(tiedBranches, { id: 'Tied' });
const confirmed = { confirmed: 'ranking_confirmed', published: 'ranking_confirmed' } as const;

/** The versions of the ranking, the run-offs and draws that part ties, and its confirmation. */
export const ranking = aggregate({
  name: 'ranking',
  service: 'evaluation',
  path: 'rankings',
  id: ['campaign'],
  words: { zh: '排名', en: 'ranking' },
  states: {
    none: { zh: '未计算', en: 'not computed', awaits: ['ComputeRanking'] },
    tied: { zh: '并列待决', en: 'tied', awaits: ['VoteRunOff', 'CloseRunOff', 'HoldDraw'] },
    computed: {
      zh: '已计算，待确认',
      en: 'computed, to be confirmed',
      awaits: ['ConfirmRanking', 'ComputeRanking'],
    },
    confirmed: { zh: '已确认，待公布', en: 'confirmed, to be published', awaits: ['PublishRanking'] },
    published: { zh: '已公布', en: 'published', ends: true },
  },
  commands: {
    ComputeRanking: command({
      may: by('any', 'operator'),
      body: {},
      in: ['none', 'tied', 'computed'],
      otherwise: confirmed,
      says: ['RankingComputed'],
      words: { zh: '计算排名', en: 'compute the ranking' },
      sample: {},
    }),
    /** Experts who are recused from any of the tied entries do not vote. */
    VoteRunOff: command({
      sealed: true,
      may: by('foreign', 'expert'),
      body: { branchIds: tiedBranches, choice: branchId },
      in: ['tied'],
      says: ['RunOffVoteSealed'],
      words: { zh: '加赛投票', en: 'vote in a run-off' },
      sample: { branchIds: ['b03.017', 't01.001'], choice: 't01.001' },
    }),
    CloseRunOff: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchIds: tiedBranches },
      in: ['tied'],
      says: ['RankingComputed', 'RunOffHeld'],
      words: { zh: '结束加赛投票', en: 'close a run-off' },
      sample: { branchIds: ['b03.017', 't01.001'] },
    }),
    HoldDraw: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { branchIds: tiedBranches, witnesses: z.array(text(60)).min(2).max(10) },
      in: ['tied'],
      says: ['RankingComputed', 'DrawHeld'],
      words: { zh: '抽签', en: 'hold a draw' },
      sample: { branchIds: ['b03.017', 't01.001'], witnesses: ['何敏', '陆平'] },
    }),
    ConfirmRanking: command({
      may: pair('any', 'operator', 'discipline'),
      body: { version },
      in: ['computed'],
      otherwise: { tied: 'tie_open', ...confirmed },
      says: ['RankingConfirmed'],
      words: { zh: '确认排名', en: 'confirm the ranking' },
      sample: { version: 1 },
    }),
    /** After the confirmation only an objection that was upheld as a scoring error moves anything. */
    RecomputeRanking: command({
      may: pair('any', 'operator', 'discipline'),
      body: { objectionId },
      in: ['confirmed', 'published'],
      says: ['RankingComputed'],
      words: { zh: '重新计算排名', en: 'compute the ranking again' },
      sample: { objectionId: 'o1' },
    }),
    /** Follows from the public notice. Each confirmed version is published once. */
    PublishRanking: command({
      may: system,
      body: { noticeId },
      in: ['confirmed', 'published'],
      says: ['RankingPublished'],
      words: { zh: '公布排名', en: 'publish the ranking' },
      sample: { noticeId: 'winners-1' },
    }),
  },
  events: {
    RankingComputed: event({
      version: 1,
      body: rankedOutcome,
      readBy: ['discipline'],
      to: { oneOf: ['computed', 'tied'], of: ({ open }) => (open.length > 0 ? 'tied' : 'computed') },
      words: { zh: '已计算排名', en: 'the ranking was computed' },
      tells: {
        template: 'run-off-needed',
        zh: '排名中有并列，须加赛投票或抽签。',
        en: 'The ranking has a tie to be resolved by run-off or draw.',
        to: ({ campaignId, open }) =>
          open.length > 0 ? [every('operator'), every('discipline'), panelOf(campaignId)] : [],
      },
    }),
    /** The choice is the event's sealed part until the run-off is closed. */
    RunOffVoteSealed: event({
      version: 1,
      body: {
        campaignId,
        round: version,
        branchIds: z.array(branchId),
        expertId: accountId,
        commitment: hash,
      },
      readBy: ['operator', 'discipline'],
      words: { zh: '已封存加赛投票', en: 'a run-off vote was sealed' },
    }),
    /** The choices stay sealed; records of before named them, and nobody reads them there. */
    RunOffHeld: event({
      version: 2,
      body: { campaignId, ...runOff },
      earlier: earlierEvent({
        version: 1,
        body: { campaignId, ...openRunOff },
      }),
      upcast: ({ campaignId: campaign, ...held }) => ({ campaignId: campaign, ...countedRunOff(held) }),
      readBy: officials,
      only: () => ({ votes: [] }),
      sample: {
        campaignId: 'r2023',
        round: 1,
        branchIds: ['b03.017', 't01.001'],
        counts: [
          { branchId: 'b03.017', count: 3 },
          { branchId: 't01.001', count: 1 },
        ],
        commitments: ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)),
        order: ['b03.017'],
        decided: true,
      },
      words: { zh: '已举行加赛投票', en: 'a run-off was held' },
    }),
    DrawHeld: event({
      version: 1,
      body: { campaignId, ...draw },
      readBy: officials,
      words: { zh: '已抽签', en: 'a draw was held' },
    }),
    RankingConfirmed: event({
      version: 1,
      body: { campaignId, version, winners: rankedOutcome.winners, reserves: rankedOutcome.reserves },
      readBy: officials,
      to: 'confirmed',
      expects: ({ campaignId: campaign }) => [expected('naming', campaign, 'RequestNaming')],
      words: { zh: '已确认排名', en: 'the ranking was confirmed' },
      tells: {
        template: 'ranking-confirmed',
        zh: '排名第 {version} 版已确认。',
        en: 'Version {version} of the ranking is confirmed.',
        to: () => [...deciders, every('auditor')],
      },
    }),
    /** With the public notice every branch learns its own result; without the steps, which name experts. */
    RankingPublished: event({
      version: 1,
      body: {
        campaignId,
        version,
        noticeId,
        ranked: z.array(
          rankedEntry.omit({ steps: true }).extend({ outcome: z.enum(['winner', 'reserve', 'ranked']) }),
        ),
        unranked: rankedOutcome.unranked,
      },
      readBy: officials,
      to: 'published',
      words: { zh: '已公布排名', en: 'the ranking was published' },
    }),
  },
  readModels: rankingReadModels,
});
