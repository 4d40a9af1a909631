// What must hold whatever experts, operators and chance do (docs/handbook/domain.md#5.4, #5.5): random
// campaigns, held to their invariants.
import { describe, expect, it } from '@jest/globals';
import { canonicalJson, Rejected } from '@laurel/core';
import fc from 'fast-check';
import {
  ask,
  both,
  campaignId,
  expert,
  operator,
  scoring,
  seal,
  sheet,
  smallCity,
  smallPack,
} from './campaign.fixture.ts';
import type { OpenedBallot, Panel, Seat } from './panel/panel.ts';
import { computeRanking, countedBallots, orderedInputs } from './ranking/ranking.rules.ts';
import { servedPanel } from './panel/panel.facts.ts';
import { evaluationService } from './evaluation.definition.ts';
import { experts as rankingExperts, inputs } from './ranking/ranking.fixture.ts';
import type { ServiceUnderTest } from '@laurel/platform/testing';
import { sha256 } from '@laurel/platform';

const experts = Object.keys(smallCity.experts);
const branch = fc.constantFrom(...smallCity.branchIds);
const account = fc.constantFrom(...experts);
const stage = fc.constantFrom('onSite', 'presentation');
const score = fc
  .integer({ min: 0, max: 200 })
  .map((halves) => (halves % 2 === 0 ? `${halves / 2}` : `${(halves - 1) / 2}.5`));

/** One thing that somebody may try; most are refused at times. */
type Attempt = (city: ServiceUnderTest) => Promise<void>;

const sealing: fc.Arbitrary<Attempt> = fc.tuple(stage, branch, account, score).map(
  ([where, branchId, who, points]) =>
    (city) =>
      seal(city, where, branchId, who, sheet(points)),
);
const declaring: fc.Arbitrary<Attempt> = fc.tuple(branch, account).map(
  ([branchId, who]) =>
    (city) =>
      ask(city, 'panel', campaignId, 'DeclareConflict', { branchId, ground: '亲属' }, expert(who)),
);
const assessing: fc.Arbitrary<Attempt> = fc.tuple(branch, account).map(([branchId, expertId]) => (city) => {
  const conflicts = [{ branchId, expertId, relation: 'assessor' as const }];
  return ask(city, 'panel', campaignId, 'DeriveConflicts', { conflicts });
});
const closing: fc.Arbitrary<Attempt> = stage.map(
  (where) => (city) =>
    ask(city, 'panel', campaignId, 'CloseScoringWithGaps', { stage: where, reason: '到时' }, ...both),
);
const reopening: fc.Arbitrary<Attempt> = fc.tuple(stage, branch).map(
  ([where, branchId]) =>
    (city) =>
      ask(
        city,
        'panel',
        campaignId,
        'ReopenScoring',
        { stage: where, branchIds: [branchId], reason: '补' },
        ...both,
      ),
);
const settingAside: fc.Arbitrary<Attempt> = fc
  .tuple(stage, branch, account, fc.constantFrom('conflict', 'absence', 'identity'))
  .map(([where, branchId, expertId, ground]) => (city) => {
    const data = { stage: where, branchId, expertId, ground, reason: '查实' };
    return ask(city, 'panel', campaignId, 'SetBallotAside', data, ...both);
  });
const before = fc.array(
  fc.oneof({ weight: 12, arbitrary: sealing }, declaring, assessing, closing, reopening),
  { maxLength: 60 },
);
const after = fc.array(settingAside, { maxLength: 6 });

describe('A campaign scored in any order', () => {
  it('keeps every rule of the sealed ballots', async () => {
    await fc.assert(
      fc.asyncProperty(before, after, async (attempts, later) => {
        const city = await scoring();
        await attemptAll(city, attempts);
        await expectSealed(city);
        const closed = (['onSite', 'presentation'] as const).map(
          (where): Attempt =>
            (held) =>
              ask(
                held,
                'panel',
                campaignId,
                'CloseScoringWithGaps',
                { stage: where, reason: '到时' },
                ...both,
              ),
        );
        await attemptAll(city, closed);
        await ask(city, 'panel', campaignId, 'OpenBallots', {}, ...both);
        await attemptAll(city, later);
        expectProven(city);
        await expectNobodyRecusedCounts(city);
        await ask(city, 'ranking', campaignId, 'ComputeRanking', {}, operator);
        expect(await city.viewFaults()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('The same inputs', () => {
  const branchIds = ['b01.001', 'b02.001', 'b03.017', 'b04.002', 'b05.003'];
  const scored = fc.array(score, { minLength: branchIds.length, maxLength: branchIds.length });
  it('give the same ranking and the same hash in whatever order they come', () => {
    fc.assert(
      fc.property(scored, fc.infiniteStream(fc.nat()), (points, chance) => {
        const given = inputs(
          Object.fromEntries(branchIds.map((branchId, index) => [branchId, points[index]!])),
        );
        const shuffled = {
          ...given,
          entries: shuffle(given.entries, chance),
          ballots: shuffle(given.ballots, chance),
        };
        expect(canonicalJson(orderedInputs(shuffled))).toBe(canonicalJson(orderedInputs(given)));
        expect(canonicalJson(computeRanking(smallPack, shuffled, {}))).toBe(
          canonicalJson(computeRanking(smallPack, given, {})),
        );
      }),
    );
  });
  it('take no account of a ballot of somebody recused', () => {
    const given = inputs({ 'b01.001': '80' });
    const opened = given.ballots.map((ballot) => ({ ...ballot, salt: '', commitment: '' })) as OpenedBallot[];
    const recusals = [{ branchId: 'b01.001', expertId: rankingExperts[0]! }];
    const counted = countedBallots({ setAside: [], recusals } as never, opened);
    expect(counted).toHaveLength(given.ballots.length - 2);
  });
});

async function attemptAll(city: ServiceUnderTest, attempts: readonly Attempt[]): Promise<void> {
  for (const attempt of attempts) {
    try {
      await attempt(city);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
    }
  }
}

/** Before the opening no open part of an event and no row of a view holds a ballot's score. */
async function expectSealed(city: ServiceUnderTest): Promise<void> {
  const open = city.log.filter(
    ({ type }) => !['CampaignOpened', 'AssessmentClosed', 'DynamicScoreReceived'].includes(type),
  );
  for (const { data } of open) expect(JSON.stringify(data)).not.toMatch(/"scores?":/);
  for (const { view } of evaluationService.views.filter(({ view: { name } }) => name !== 'campaigns')) {
    const rows = (await city.rows(view)).map(({ dynamic: _dynamic, ...row }) => row);
    expect(JSON.stringify(rows)).not.toMatch(/"scores?":/);
  }
}

/** Every opened ballot was listed when its stage was shut last, and is what its commitment promised. */
function expectProven(city: ServiceUnderTest): void {
  const listed = city
    .said('ScoringClosed')
    .map(({ data }) => data as { stage: string; commitments: { commitment: string }[] });
  const last = (where: string) =>
    listed.findLast((closed) => closed.stage === where)!.commitments.map(({ commitment }) => commitment);
  const { ballots } = city.said('BallotsOpened')[0]!.data as { ballots: OpenedBallot[] };
  for (const { commitment, ...ballot } of ballots) {
    expect(sha256(canonicalJson({ campaignId, ...ballot }))).toBe(commitment);
    expect(last(ballot.stage)).toContain(commitment);
  }
}

async function expectNobodyRecusedCounts(city: ServiceUnderTest): Promise<void> {
  const recused = city.said('ExpertRecused').map(({ data }) => data as Seat);
  const panel = await city.state<Panel>(servedPanel, campaignId);
  if (panel.status !== 'opened') throw new Error('not opened');
  const { ballots } = panel.opening;
  const aside = city.said('BallotSetAside').map(({ data }) => data as Seat & { stage: string });
  const counted = countedBallots(panel, ballots);
  const isRecused = ({ branchId, expertId }: Seat) =>
    recused.some((seat) => seat.branchId === branchId && seat.expertId === expertId);
  expect(counted.filter(isRecused)).toEqual([]);
  // Set aside on record, not only passed over when counting.
  for (const ballot of ballots.filter(isRecused)) {
    expect(
      aside.some(
        (gone) =>
          gone.stage === ballot.stage &&
          gone.branchId === ballot.branchId &&
          gone.expertId === ballot.expertId,
      ),
    ).toBe(true);
  }
}

function shuffle<Item>(items: readonly Item[], chance: fc.Stream<number>): Item[] {
  const keyed = items.map((item) => ({ item, key: chance.next().value as number }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}
