// Places that are parted into pools: requested, approved, filled up and named in each pool by itself.
import { describe, expect, it } from '@jest/globals';
import { naming as contract } from '@laurel/contracts';
import { fold, inState } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  afterNotice,
  by,
  campaign,
  committee,
  fifth,
  first,
  fourth,
  happened,
  namedThird,
  namingFacts,
  operator,
  ranking,
  rulePack,
  second,
  standings,
  third,
} from './naming.fixture.ts';
import { namingDecider } from './naming.decide.ts';

const decider = inState(namingDecider, contract.commands);
const name = { zh: '组', en: 'Pool' };
const pools = [
  { id: 'organs', name, places: 1, reserves: 1, routes: ['self' as const] },
  { id: 'bureaus', name, places: 2, reserves: 1 },
];
const inPools = standings({
  [first]: { pool: 'organs' },
  [second]: { pool: 'organs' },
  [third]: { pool: 'bureaus' },
  [fourth]: { pool: 'bureaus' },
  [fifth]: { pool: 'bureaus' },
});
const confirmed = {
  ...ranking(),
  winners: [first, third, fourth],
  reserves: [second, fifth],
};
const facts = namingFacts({
  campaign: { ...campaign, rulePack: { ...rulePack, pools } },
  standings: inPools,
  ranking: confirmed,
});
const naming = given(decider, facts);
const request = by(operator, { type: 'RequestNaming' as const, data: { documentNumber: '请示1号' } });
const requested = happened('NamingRequested', {
  documentNumber: '请示1号',
  rankingVersion: 1,
  winners: [first, third, fourth],
  reserves: [second, fifth],
  changed: [],
});
const approve = (branchIds: string[], ground?: string) =>
  by(
    committee[1],
    {
      type: 'ApproveWinners' as const,
      data: { minutesNumber: '纪要1号', branchIds, ...(ground !== undefined && { ground }) },
    },
    { proposer: committee[0] },
  );
const approved = happened('WinnersApproved', {
  minutesNumber: '纪要1号',
  proposed: [first, third, fourth],
  held: [],
  reserves: [second, fifth],
});
const lost = (branchId: string) => happened('PlaceForfeited', { branchId, reason: 'heldTooLong' });
const call = (branchId: string) => by(operator, { type: 'CallSuccessor' as const, data: { branchId } });
const nameIt = (branchId: string) =>
  by(
    committee[1],
    { type: 'NameBranch' as const, data: { branchId, documentNumber: '决定9号' } },
    { proposer: committee[0], instant: afterNotice },
  );

describe('The list', () => {
  it('is requested with each pool’s own winners and reserves', () =>
    naming().when(request).then({ type: 'NamingRequested', data: requested.data }));
  it('takes the next of the same pool for one who no longer stands', () => {
    const gone = { ...inPools, [third]: { ...inPools[third]!, withdrawn: true as const } };
    given(decider, { ...facts, standings: gone })()
      .when(request)
      .then({
        type: 'NamingRequested',
        data: { ...requested.data, winners: [first, fourth, fifth], reserves: [second] },
      });
  });
  it('may be shortened in a pool: who follows there stands first in reserve of that pool', () => {
    naming(requested)
      .when(approve([first, third], '存疑'))
      .then({
        type: 'WinnersApproved',
        data: {
          ...approved.data,
          proposed: [first, third],
          reserves: [second, fourth, fifth],
          ground: '存疑',
        },
      });
    naming(requested)
      .when(approve([first, fourth], '存疑'))
      .thenRefused('not_in_order');
    naming(requested)
      .when(approve([third, first, fourth]))
      .thenRefused('not_in_order');
  });
});

describe('A place that falls free', () => {
  it('is filled up from its own pool, and from no other', () => {
    naming(requested, approved, lost(third)).when(call(second)).thenRefused('no_vacancy');
    naming(requested, approved, lost(third))
      .when(call(fifth))
      .then({ type: 'SuccessorCalled', data: { campaignId: 'r2023', branchId: fifth, replaces: third } });
    naming(requested, approved, lost(first))
      .when(call(second))
      .then({ type: 'SuccessorCalled', data: { campaignId: 'r2023', branchId: second, replaces: first } });
  });
});

describe('A naming', () => {
  it('says the pool', () => {
    const said = fold(
      {
        initial: [] as unknown[],
        evolve: (list: unknown[], event: { data: unknown }) => [...list, event.data],
      },
      decider.decide(
        nameIt(third),
        [requested, approved].reduce(decider.evolve, decider.initial),
        facts,
      ) as never,
    );
    expect(said).toEqual([expect.objectContaining({ branchId: third, pool: 'bureaus', place: 3 })]);
  });
  it('is refused beyond the places of the pool, though others have some left', () => {
    const named = (branchId: string) => happened('BranchNamed', { ...namedThird, branchId });
    const waiting = happened('SuccessorCalled', { branchId: fifth, replaces: first });
    naming(requested, approved, named(third), named(fourth), lost(first), waiting)
      .when(nameIt(fifth))
      .thenRefused('over_quota');
  });
});
