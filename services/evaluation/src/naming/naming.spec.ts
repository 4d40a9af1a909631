// The committee's list: approved in the order of the ranking, returned, shortened by exclusion, refilled from
// the reserves.
import { describe, it } from '@jest/globals';
import { naming as contract } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { given } from '@laurel/core/testing';
import {
  by,
  campaign,
  campaignId,
  committee,
  everybody,
  fifth,
  first,
  fourth,
  happened,
  inspector,
  namingFacts,
  now,
  operator,
  ranking,
  rulePack,
  second,
  standings,
  system,
  third,
} from './naming.fixture.ts';
import { namingDecider } from './naming.decide.ts';
import type { NamingFacts } from './order.rules.ts';
import { heldTooLong } from './naming.ts';

/** As it is served: behind its state table. */
const decider = inState(namingDecider, contract.commands);

const winners = [first, second, third];
const reserves = [fourth, fifth];
const naming = (changes: Partial<NamingFacts> = {}) => given(decider, namingFacts(changes));
const request = by(operator, { type: 'RequestNaming' as const, data: { documentNumber: '请示1号' } });
const approve = (branchIds: string[] = winners, overrides = {}) =>
  by(
    committee[1],
    { type: 'ApproveWinners' as const, data: { minutesNumber: '纪要1号', branchIds } },
    { proposer: committee[0], ...overrides },
  );
const call = (branchId: string, instant = now) =>
  by(operator, { type: 'CallSuccessor' as const, data: { branchId } }, { instant });
const exclude = (branchId: string) =>
  by(committee[1], { type: 'ExcludeEntry' as const, data: { branchId, ground: '群众反映属实' } });
const move = <Type extends 'HoldPlace' | 'RestorePlace'>(type: Type, branchId: string) =>
  by(system, { type, data: { branchId } });
const forfeit = (branchId: string, reason = '违纪', instant = now) =>
  by(system, { type: 'ForfeitPlace' as const, data: { branchId, reason } }, { instant });

const requested = happened('NamingRequested', {
  documentNumber: '请示1号',
  rankingVersion: 1,
  winners,
  reserves,
  changed: [],
});
const approved = happened('WinnersApproved', {
  minutesNumber: '纪要1号',
  proposed: winners,
  held: [],
  reserves,
});
const held = happened('PlaceHeld', { branchId: third, until: '2023-12-18' });
const forfeited = (branchId: string) => happened('PlaceForfeited', { branchId, reason: '违纪' });
const called = (branchId: string, replaces: string) => happened('SuccessorCalled', { branchId, replaces });

describe('A naming that nobody requested', () => {
  it('is requested for the confirmed ranking, with a document number', () => {
    const data = { campaignId, documentNumber: '请示1号', rankingVersion: 1, winners, reserves, changed: [] };
    naming()().when(request).then({ type: 'NamingRequested', data });
  });
  it('passes over those who no longer stand', () => {
    const data = {
      campaignId,
      documentNumber: '请示1号',
      rankingVersion: 1,
      winners: [first, third, fourth],
      reserves: [fifth],
      changed: [],
    };
    naming({ standings: standings({ [second]: { disqualified: '违纪' } }) })()
      .when(request)
      .then({ type: 'NamingRequested', data });
  });
  it('waits for the confirmation', () =>
    naming({ ranking: undefined })().when(request).thenRefused('ranking_unconfirmed'));
  it('needs a document', () => {
    naming()()
      .when(by(operator, { type: 'RequestNaming', data: { documentNumber: ' ' } }))
      .thenRefused('document_missing');
  });
  it('belongs to a campaign that is open', () => {
    naming({ campaign: undefined })().when(request).thenRefused('wrong_state');
    naming({ campaign: { ...campaign, status: 'closed' } })()
      .when(request)
      .thenRefused('campaign_closed');
  });
  it('has nothing to approve, return, exclude, call or lose', () => {
    for (const asked of [
      approve(),
      by(committee[0], { type: 'ReturnWinners' as const, data: { reason: 'x' } }),
      exclude(first),
      call(fourth),
    ]) {
      naming()().when(asked).thenRefused('wrong_state');
    }
    for (const asked of [move('HoldPlace', first), move('RestorePlace', first), forfeit(first)])
      naming()().when(asked).thenNothing();
  });
});

describe('A request', () => {
  const waiting = naming()(requested);
  it('is approved in the order of the ranking', () => {
    const data = { campaignId, minutesNumber: '纪要1号', proposed: winners, held: [], reserves };
    waiting.when(approve()).then({ type: 'WinnersApproved', data });
  });
  it('holds the places of the suspended', () => {
    naming({ standings: standings({ [second]: { suspended: true } }) })(requested)
      .when(approve())
      .then(
        {
          type: 'WinnersApproved',
          data: { campaignId, minutesNumber: '纪要1号', proposed: [first, third], held: [second], reserves },
        },
        { type: 'PlaceHeld', data: { campaignId, branchId: second, until: '2023-12-18' } },
      );
  });
  it.each([
    ['reordered', [second, first, third]],
    ['shortened from above', [second, third]],
    ['lengthened', [first, second, third, fourth]],
    ['refilled by choice', [first, second, fifth]],
  ])('is not approved %s', (_, branchIds) => waiting.when(approve(branchIds)).thenRefused('not_in_order'));
  it('is approved for fewer places than there are on a ground; the others stand first in reserve', () => {
    const fewer = (ground?: string) => {
      const asked = approve([first, second]);
      return { ...asked, data: { ...asked.data, ...(ground !== undefined && { ground }) } };
    };
    waiting.when(fewer()).thenRefused('ground_missing');
    waiting.when(fewer('宁缺毋滥')).then({
      type: 'WinnersApproved',
      data: {
        campaignId,
        minutesNumber: '纪要1号',
        proposed: [first, second],
        held: [],
        reserves: [third, ...reserves],
        ground: '宁缺毋滥',
      },
    });
  });
  it('needs minutes and two of the committee', () => {
    waiting
      .when(by(committee[1], { type: 'ApproveWinners', data: { minutesNumber: '', branchIds: winners } }))
      .thenRefused('minutes_missing');
    waiting.when(approve(winners, { proposer: inspector })).thenRefused('quorum_missing');
  });
  it('is not approved when a newer ranking is confirmed', () => {
    naming({ ranking: ranking(2) })(requested)
      .when(approve())
      .thenRefused('wrong_state');
  });
  it('is returned with a reason and may be made again', () => {
    const sendBack = (reason: string) =>
      by(committee[0], { type: 'ReturnWinners' as const, data: { reason } });
    waiting
      .when(sendBack('材料不全'))
      .then({ type: 'WinnersReturned', data: { campaignId, reason: '材料不全' } });
    waiting.when(sendBack(' ')).thenRefused('reason_missing');
    waiting.when(request).thenRefused('wrong_state');
    naming()(requested, happened('WinnersReturned', { reason: '材料不全' }))
      .when(request)
      .then({ type: 'NamingRequested', data: requested.data });
  });
  it('loses an entry on a stated ground, and whoever follows moves up', () => {
    waiting
      .when(exclude(first))
      .then({ type: 'EntryExcluded', data: { campaignId, branchId: first, ground: '群众反映属实' } });
    waiting
      .when(by(committee[1], { type: 'ExcludeEntry', data: { branchId: first, ground: '' } }))
      .thenRefused('ground_missing');
    waiting.when(exclude('b09.001')).thenRefused('not_found');
    const after = naming()(requested, happened('EntryExcluded', { branchId: first, ground: 'x' }));
    after.when(exclude(first)).thenRefused('wrong_state');
    after.when(approve()).thenRefused('not_in_order');
    const data = {
      campaignId,
      minutesNumber: '纪要1号',
      proposed: [second, third, fourth],
      held: [],
      reserves: [fifth],
    };
    after.when(approve([second, third, fourth])).then({ type: 'WinnersApproved', data });
  });
  it('loses whoever is struck off before the approval', () => {
    waiting.when(forfeit(second)).then({ type: 'PlaceForfeited', data: forfeited(second).data });
    const data = {
      campaignId,
      minutesNumber: '纪要1号',
      proposed: [first, third, fourth],
      held: [],
      reserves: [fifth],
    };
    naming()(requested, forfeited(second))
      .when(approve([first, third, fourth]))
      .then({ type: 'WinnersApproved', data });
  });
});

describe('A place', () => {
  const listed = naming()(requested, approved);
  it('is held while its entry is under review, and restored after it', () => {
    listed.when(move('HoldPlace', third)).then({ type: 'PlaceHeld', data: held.data });
    listed.when(move('RestorePlace', third)).thenNothing();
    naming()(requested, approved, held).when(move('HoldPlace', third)).thenNothing();
    naming()(requested, approved, held)
      .when(move('RestorePlace', third))
      .then({ type: 'PlaceRestored', data: { campaignId, branchId: third } });
  });
  it('of nobody on the list is neither held nor lost', () => {
    listed.when(move('HoldPlace', 'b09.001')).thenNothing();
    listed.when(forfeit('b09.001')).thenNothing();
    listed.when(move('HoldPlace', fourth)).thenNothing();
  });
  it('passes on when it was held too long, not a moment earlier', () => {
    const holding = naming()(requested, approved, held);
    holding.when(forfeit(third, heldTooLong, '2023-12-18T15:59:59.999Z')).thenNothing();
    const data = { campaignId, branchId: third, reason: heldTooLong };
    holding
      .when(forfeit(third, heldTooLong, '2023-12-18T16:00:00.000Z'))
      .then({ type: 'PlaceForfeited', data });
  });
  it('is not restored when the review ended too late', () => {
    naming()(requested, approved, held)
      .when(
        by(
          system,
          { type: 'RestorePlace', data: { branchId: third } },
          { instant: '2023-12-18T16:00:00.000Z' },
        ),
      )
      .then({ type: 'PlaceForfeited', data: { campaignId, branchId: third, reason: heldTooLong } });
  });
  it('restored in time does not pass on', () => {
    naming()(requested, approved, held, happened('PlaceRestored', { branchId: third }))
      .when(forfeit(third, heldTooLong, '2023-12-18T16:00:00.000Z'))
      .thenNothing();
  });
  it('is lost once', () => {
    listed.when(forfeit(third)).then({ type: 'PlaceForfeited', data: forfeited(third).data });
    naming()(requested, approved, forfeited(third)).when(forfeit(third)).thenNothing();
  });
});

describe('A successor', () => {
  const vacant = (changes: Partial<NamingFacts> = {}) =>
    naming(changes)(requested, approved, forfeited(second));
  it('is the next reserve, and replaces who fell out', () => {
    vacant()
      .when(call(fourth))
      .then({ type: 'SuccessorCalled', data: called(fourth, second).data });
    naming()(requested, approved, forfeited(second), forfeited(first), called(fourth, second))
      .when(call(fifth))
      .then({ type: 'SuccessorCalled', data: called(fifth, first).data });
  });
  it('is not called out of turn, nor without a vacancy', () => {
    vacant().when(call(fifth)).thenRefused('not_next');
    naming()(requested, approved).when(call(fourth)).thenRefused('no_vacancy');
    naming()(requested, approved, forfeited(second), called(fourth, second))
      .when(call(fifth))
      .thenRefused('no_vacancy');
  });
  it('must stand', () => {
    const struck = { standings: standings({ [fourth]: { disqualified: '违纪' } }) };
    vacant(struck).when(call(fourth)).thenRefused('not_next');
    vacant(struck)
      .when(call(fifth))
      .then({ type: 'SuccessorCalled', data: called(fifth, second).data });
  });
  it('under review gets the place held, until places can no longer be held', () => {
    const review = { standings: standings({ [fourth]: { suspended: true } }) };
    const placeHeld = { type: 'PlaceHeld', data: { campaignId, branchId: fourth, until: '2023-12-18' } };
    vacant(review)
      .when(call(fourth))
      .then({ type: 'SuccessorCalled', data: called(fourth, second).data }, placeHeld);
    vacant(review)
      .when(call(fifth, '2023-12-19T01:00:00.000Z'))
      .then({ type: 'SuccessorCalled', data: called(fifth, second).data });
  });
  it('comes until the campaign ends', () => {
    vacant()
      .when(call(fourth, '2023-12-31T15:59:59.999Z'))
      .then({ type: 'SuccessorCalled', data: called(fourth, second).data });
    vacant().when(call(fourth, '2023-12-31T16:00:00.000Z')).thenRefused('campaign_closed');
  });
});

describe('A later version of the ranking', () => {
  const order = [first, third, fourth, second, fifth];
  const corrected = ranking(2, order, ranking().results);
  const anew = happened('NamingRequested', {
    ...{
      documentNumber: '请示2号',
      rankingVersion: 2,
      winners: [first, third, fourth],
      reserves: [second, fifth],
    },
    changed: [third, fourth, second],
  });
  it('is requested anew and says whose place or score changed', () => {
    naming({ ranking: corrected })(requested, approved)
      .when(by(operator, { type: 'RequestNaming', data: { documentNumber: '请示2号' } }))
      .then({ type: 'NamingRequested', data: anew.data });
    naming({ ranking: ranking(1) })(requested, approved)
      .when(request)
      .thenRefused('wrong_state');
  });
  it('takes a place away aloud, and leaves it to nobody else by itself', () => {
    const two = { ...rulePack, places: 2 };
    const facts = { ranking: ranking(2, [first, third]), campaign: { ...campaign, rulePack: two } };
    const again = happened('NamingRequested', { ...anew.data, winners: [first, third], reserves: [] });
    naming(facts)(requested, approved, again)
      .when(approve([first, third]))
      .then(
        ...[second, fourth, fifth].map((branchId) => ({
          type: 'PlaceForfeited',
          data: { campaignId, branchId, reason: 'superseded' },
        })),
        {
          type: 'WinnersApproved',
          data: { campaignId, minutesNumber: '纪要1号', proposed: [first, third], held: [], reserves: [] },
        },
      );
  });
  it('does not move who is named, nor bring back who was struck off', () => {
    const named = happened('BranchNamed', { ...namedData(second) });
    const asked = by(operator, { type: 'RequestNaming' as const, data: { documentNumber: '请示2号' } });
    const data = { ...anew.data, winners: [first, third], reserves: [fifth], changed: [third] };
    naming({ ranking: corrected })(requested, approved, named, forfeited(fourth))
      .when(asked)
      .then({ type: 'NamingRequested', data });
  });
  it('brings back who had only been superseded', () => {
    const dropped = everybody
      .slice(3)
      .map((branchId) => happened('PlaceForfeited', { branchId, reason: 'superseded' }));
    const data = { ...anew.data, changed: [] };
    naming({ ranking: { ...corrected, results: {} } })(requested, ...dropped, approved)
      .when(by(operator, { type: 'RequestNaming', data: { documentNumber: '请示2号' } }))
      .then({ type: 'NamingRequested', data });
  });
});

function namedData(branchId: string) {
  const { bureauId, branchName, unitName, bureauName } = standings()[branchId]!;
  const names = { branchId, bureauId, branchName, unitName, bureauName };
  return {
    ...names,
    honourName: rulePack.honourName,
    documentNumber: '决定9号',
    place: 2,
    namedOn: '2023-12-14',
  };
}
