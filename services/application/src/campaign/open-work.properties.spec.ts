// Whatever happens to whom and in whatever order: a campaign is closed only over people who know where they
// stand, and the refusal names everybody who does not.
import { describe, expect, it } from '@jest/globals';
import { campaign as contract, type EventName } from '@laurel/contracts';
import { inState, Rejected, type ViewedEvent } from '@laurel/core';
import { command, stamped } from '@laurel/core/testing';
import { planPack2023 } from '@laurel/rules';
import fc from 'fast-check';
import { type OpenWorkRow, openWorkView } from '../copies/open-work.view.ts';
import { type Campaign, initial } from './campaign.ts';
import { campaignDecider, type CampaignFacts } from './campaign.decide.ts';

const campaignId = 'r2023';
type Happening = readonly [EventName, object];
/** What happens to one of the concerned, and what is still open when no more happens. */
type Life = { readonly events: readonly Happening[]; readonly open?: string };

const livesOf = (branchId: string): readonly Life[] => {
  const of = (type: EventName, more: object = {}): Happening => [type, { branchId, ...more }];
  const approved = of('WinnersApproved', { proposed: [branchId], held: [], reserves: [] });
  const held = of('WinnersApproved', { proposed: [], held: [branchId], reserves: [] });
  const [called, named, issued] = [of('SuccessorCalled'), of('BranchNamed'), of('CertificateIssued')];
  const [considered, revoked] = [of('RevocationConsidered'), of('NamingRevoked')];
  const objection = { objectionId: `o-${branchId}` };
  const title = { titleId: 'brand' };
  return [
    { events: [approved], open: `place ${branchId}` },
    { events: [held], open: `place ${branchId}` },
    { events: [called], open: `place ${branchId}` },
    { events: [held, of('PlaceForfeited')] },
    { events: [approved, of('NamingDeclined')] },
    { events: [approved, named], open: `certificate ${branchId}` },
    { events: [called, named, issued] },
    { events: [approved, named, revoked] },
    { events: [called, named, issued, considered], open: `revocation ${branchId}` },
    { events: [approved, named, issued, considered, of('NamingUpheld')] },
    { events: [approved, named, issued, considered, revoked] },
    { events: [of('ObjectionRaised', objection)], open: `objection o-${branchId}` },
    { events: [of('ObjectionRaised', objection), of('ObjectionUpheld', objection)] },
    { events: [of('ObjectionRaised', objection), of('ObjectionDismissed', objection)] },
    { events: [of('ObjectionRaised', objection), of('ObjectionInadmissible', objection)] },
    { events: [of('EntrySuspended')], open: `case ${branchId}` },
    { events: [of('EntrySuspended'), of('EntryResumed')] },
    { events: [of('EntrySuspended'), of('EntryDisqualified')] },
    { events: [of('TitleRecommended', title)], open: `title brand.${branchId}` },
    { events: [of('TitleRecommended', title), of('TitleConferred', title)] },
    { events: [of('TitleRecommended', title), of('TitleNotConferred', title)] },
    { events: [of('TitleRecommended', title), of('TitleConferred', title), of('TitleRevoked', title)] },
  ];
};

/** Some branches with a life each, and the turns in which their events come. */
const year = fc
  .tuple(...['b01.001', 'b02.001', 'b03.017', 'b04.002'].map((id) => fc.constantFrom(...livesOf(id))))
  .chain((lives) =>
    fc.record({ lives: fc.constant(lives), turns: fc.array(fc.nat({ max: 3 }), { maxLength: 20 }) }),
  );

/** The events of all lives, each in its own order: those whose turn it is first, then the rest. */
function interleaved(lives: readonly Life[], turns: readonly number[]): Happening[] {
  const left = lives.map(({ events }) => [...events]);
  const next = turns.flatMap((turn) => left[turn]!.splice(0, 1));
  return [...next, ...left.flat()];
}

function openAfter(happenings: readonly Happening[]): OpenWorkRow[] {
  const rows = new Map<string, OpenWorkRow>();
  for (const [type, data] of happenings) {
    const event = { type, data: { campaignId, ...data } } as unknown as ViewedEvent;
    for (const key of openWorkView.keys(event)) {
      const row = openWorkView.fold(rows.get(key), event, key);
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
  }
  return [...rows.values()];
}

const pack = { rulePack: planPack2023, rulePackHash: '0'.repeat(64), version: 1 };
const open = (
  [
    { type: 'CampaignDrafted', data: { campaignId, ...pack } },
    { type: 'RulePackFrozen', data: { campaignId, ...pack } },
    { type: 'CampaignOpened', data: { campaignId, ...pack } },
  ] as const
).reduce<Campaign>((state, event) => campaignDecider.evolve(state, stamped(event as never)), initial);

/** What the refusal of closing names, or nothing if the campaign is closed. */
function refusedOver(openWork: readonly OpenWorkRow[]): string | undefined {
  const facts = { id: { campaign: campaignId }, openWork } as unknown as CampaignFacts;
  try {
    const [said] = inState(campaignDecider, contract.commands).decide(
      command({ type: 'CloseCampaign', data: {} }) as never,
      open,
      facts,
    );
    expect(said?.type).toBe('CampaignClosed');
    return undefined;
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    expect(error.reason).toBe('open_work');
    return String(error.parameters['open.en']);
  }
}

describe('A campaign', () => {
  it('is closed only when nobody waits, and the refusal names each who does', () => {
    fc.assert(
      fc.property(year, ({ lives, turns }) => {
        const left = lives.flatMap(({ open: item }) => (item === undefined ? [] : [item]));
        const openWork = openAfter(interleaved(lives, turns));
        expect(openWork.map(({ item, subject }) => `${item} ${subject}`).sort()).toEqual(left.sort());
        const named = refusedOver(openWork);
        expect(named === undefined).toBe(left.length === 0);
        for (const item of left) expect(named).toContain(item.split(' ')[1]);
        for (const { link } of openWork) expect(named).toContain(link);
      }),
      { numRuns: 500 },
    );
  });
});
