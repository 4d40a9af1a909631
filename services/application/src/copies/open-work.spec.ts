// What stays open at the end of a campaign, and what closes it.
import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { type OpenWorkRow, openWorkView } from './open-work.view.ts';

const campaignId = 'r2023';
const branchId = 'b03.017';

/** The items that are open after these events. */
function openAfter(...events: readonly (readonly [string, object])[]): string[] {
  const rows = new Map<string, OpenWorkRow>();
  for (const [type, data] of events) {
    const event = { type, data: { campaignId, branchId, ...data } } as unknown as ViewedEvent;
    for (const key of openWorkView.keys(event)) {
      const row = openWorkView.fold(rows.get(key), event, key);
      if (row) rows.set(key, row);
      else rows.delete(key);
    }
  }
  return [...rows.values()].map(({ item, subject }) => `${item} ${subject}`);
}

const approved = ['WinnersApproved', { proposed: [branchId], held: ['b04.001'], reserves: [] }] as const;

describe('The open work of a campaign', () => {
  it('has each approved winner, held ones too, until it is named, declined or forfeited', () => {
    expect(openAfter(approved)).toEqual(['place b03.017', 'place b04.001']);
    expect(openAfter(approved, ['PlaceForfeited', { branchId: 'b04.001' }], ['NamingDeclined', {}])).toEqual(
      [],
    );
  });

  it('has the certificate of a named branch until it is issued or the naming revoked', () => {
    expect(openAfter(['BranchNamed', {}])).toEqual(['certificate b03.017']);
    expect(openAfter(['BranchNamed', {}], ['CertificateIssued', {}])).toEqual([]);
    expect(openAfter(['BranchNamed', {}], ['NamingRevoked', {}])).toEqual([]);
  });

  it('has the list, from the confirmed ranking to the approval', () => {
    const ranked = ['RankingConfirmed', { winners: [branchId], reserves: [] }] as const;
    expect(openAfter(ranked)).toEqual(['request r2023']);
    expect(openAfter(ranked, ['NamingRequested', {}])).toEqual(['approval r2023']);
    expect(openAfter(ranked, ['NamingRequested', {}], ['WinnersReturned', {}])).toEqual(['request r2023']);
    expect(openAfter(ranked, ['NamingRequested', {}], approved)).not.toContain('approval r2023');
    expect(openAfter(['RankingConfirmed', { winners: [], reserves: [] }])).toEqual([]);
  });

  it('has a revocation to be considered until the naming is revoked or upheld', () => {
    const considered = ['RevocationConsidered', {}] as const;
    expect(openAfter(considered)).toEqual(['revocation b03.017']);
    expect(openAfter(considered, ['NamingUpheld', {}])).toEqual([]);
    expect(openAfter(['BranchNamed', {}], considered, ['NamingRevoked', {}])).toEqual([]);
  });

  it('has an objection, a case and a title until each is decided', () => {
    const open = [
      ['ObjectionRaised', { objectionId: 'o2' }],
      ['EntrySuspended', {}],
      ['TitleRecommended', { titleId: 'brand' }],
    ] as const;
    expect(openAfter(...open)).toHaveLength(3);
    const decided = [
      ['ObjectionDismissed', { objectionId: 'o2' }],
      ['EntryResumed', {}],
      ['TitleNotConferred', { titleId: 'brand' }],
    ] as const;
    expect(openAfter(...open, ...decided)).toEqual([]);
  });
});
