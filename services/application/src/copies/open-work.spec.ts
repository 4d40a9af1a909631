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
  return [...rows.values()].map(({ item, subject, owner }) => `${item} ${subject} ${owner}`);
}

const approved = ['WinnersApproved', { proposed: [branchId], held: ['b04.001'], reserves: [] }] as const;

describe('The open work of a campaign', () => {
  it('has each approved winner, held ones too, until it is named, declined or forfeited', () => {
    expect(openAfter(approved)).toEqual(['place b03.017 committee', 'place b04.001 committee']);
    expect(openAfter(approved, ['PlaceForfeited', { branchId: 'b04.001' }], ['NamingDeclined', {}])).toEqual(
      [],
    );
  });

  it('has the certificate of a named branch until it is issued or the naming revoked', () => {
    expect(openAfter(['BranchNamed', {}])).toEqual(['certificate b03.017 operator']);
    expect(openAfter(['BranchNamed', {}], ['CertificateIssued', {}])).toEqual([]);
    expect(openAfter(['BranchNamed', {}], ['NamingRevoked', {}])).toEqual([]);
  });

  it('has an objection, a case and a title until each is decided', () => {
    const open = [
      ['ObjectionRaised', { objectionId: 'o2' }],
      ['CandidateSuspended', {}],
      ['TitleRecommended', { titleId: 'brand' }],
    ] as const;
    expect(openAfter(...open)).toHaveLength(3);
    const decided = [
      ['ObjectionDismissed', { objectionId: 'o2' }],
      ['CandidateResumed', {}],
      ['TitleNotConferred', { titleId: 'brand' }],
    ] as const;
    expect(openAfter(...open, ...decided)).toEqual([]);
  });
});
