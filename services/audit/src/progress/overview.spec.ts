// The overview of a campaign: what it counts, and that neither the order in which services are heard nor what
// is taken back leaves a trace.
import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '@laurel/platform/testing';
import { campaignRecord } from '../campaign.fixture.ts';
import type { Envelope } from '../history/envelope.ts';
import { overviewView } from './overview.view.ts';

const record = campaignRecord();
const folded = (events: readonly Envelope[]) =>
  rowsOf(
    overviewView,
    events.map((event, index) => ({ ...event, payloadHash: '', position: index + 1 })),
  );
const rowAfter = (events: readonly Envelope[]) => folded(events).get('r2023')!;
const upTo = (type: string) => record.slice(0, record.findIndex((event) => event.type === type) + 1);

/** The unit's line after the record up to an event, and after what is said then. */
function unitAfter(type: string, ...more: readonly (readonly [type: string, data: object])[]) {
  const before = upTo(type);
  const said = more.map(([name, data]) => ({
    ...before.at(-1)!,
    type: name,
    data: { campaignId: 'r2023', branchId: 'b01.001', bureauId: 'b01', ...data },
  }));
  return rowAfter([...before, ...said]).units.find(({ bureauId }) => bureauId === 'b01')!;
}

describe('The overview of a campaign', () => {
  const row = rowAfter(record);

  it('names the campaign, its state and its days in their order', () => {
    expect(row).toMatchObject({ campaignId: 'r2023', status: 'open', round: 2 });
    const days = row.deadlines.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
    expect(row.deadlines.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['application', 'assessment', 'phase', 'notice']),
    );
  });

  it('counts the entries of each unit by the stage at which they stand', () => {
    expect(
      row.units.map(({ bureauId, list, branches, standing, left }) => [
        bureauId,
        list,
        branches,
        standing,
        left,
      ]),
    ).toEqual([
      ['b01', 'final', 2, { named: 2 }, {}],
      ['o01', 'open', 1, { scored: 1 }, {}],
    ]);
  });

  it.each([
    ['BureauInvited', {}],
    ['CandidateRecommended', { nominated: 1 }],
    ['RecommendationFinalised', { listed: 2 }],
    ['ApplicationAccepted', { accepted: 1, listed: 1 }],
    ['AssessmentClosed', { accepted: 1, assessed: 1 }],
    ['PresentationEnded', { assessed: 1, presented: 1 }],
    ['RankingComputed', { scored: 2 }],
    ['BranchNamed', { scored: 1, named: 1 }],
  ])('after %s has %j', (type, standing) => {
    expect(unitAfter(type).standing).toEqual(standing);
  });

  it('does not depend on which service is heard first', () => {
    for (const service of ['application', 'assessment', 'evaluation']) {
      const late = [
        ...record.filter((event) => event.service !== service),
        ...record.filter((event) => event.service === service),
      ];
      expect(folded(late)).toEqual(folded(record));
    }
  });

  it('forgets entries of a list that is recalled', () => {
    const recalled = unitAfter('RecommendationSealed', [
      'RecommendationRecalled',
      { branchIds: ['b01.001', 'b01.002'] },
    ]);
    expect(recalled).toMatchObject({ list: 'recalled', standing: {}, left: {} });
  });

  it('puts entries of a list that is opened again back to where they were', () => {
    expect(unitAfter('RecommendationFinalised', ['RecommendationReopened', {}])).toMatchObject({
      list: 'sealed',
      standing: { nominated: 2 },
    });
  });

  it.each([
    ['ApplicationAccepted', 'ApplicationWithdrawn', { accepted: 1 }],
    ['AssessmentClosed', 'CandidateDisqualified', { assessed: 1 }],
    ['WinnersApproved', 'NamingDeclined', { scored: 1 }],
    ['BranchNamed', 'NamingRevoked', { scored: 1 }],
  ])('after %s shows by %s who left, and after which stage', (type, end, left) => {
    expect(unitAfter(type, [end, {}]).left).toEqual(left);
  });

  it('takes back that an entry left, when it is named again', () => {
    const again = unitAfter('BranchNamed', ['NamingRevoked', {}], ['NamingReinstated', {}]);
    expect(again).toMatchObject({ standing: { scored: 1, named: 1 }, left: {} });
  });

  const dispute = ['AssessmentAnswered', { recordId: 'v1', answer: 'dispute' }] as const;
  const objection = ['ObjectionRaised', { objectionId: 'o1' }] as const;
  it.each([
    ['a disputed record', [dispute], { dispute: 1 }],
    ['none of a record that was upheld', [dispute, ['AssessmentUpheld', { recordId: 'v1' }]], {}],
    ['none of an entry that left', [dispute, ['ApplicationWithdrawn', {}]], {}],
    ['an objection, also when the entry left', [objection, ['NamingDeclined', {}]], { objection: 1 }],
    [
      'none of an objection that is dismissed',
      [objection, ['ObjectionDismissed', { objectionId: 'o1' }]],
      {},
    ],
    [
      'one case that two services know',
      [
        ['CandidateSuspended', {}],
        ['EntrySuspended', {}],
      ],
      { case: 1 },
    ],
    ['a place that is held', [['PlaceHeld', {}]], { held: 1 }],
    [
      'none of a place that is restored',
      [
        ['PlaceHeld', {}],
        ['PlaceRestored', {}],
      ],
      {},
    ],
    ['a revocation that is considered', [['RevocationConsidered', {}]], { revocation: 1 }],
  ] as [string, [string, object][], object][])('has as open %s', (_what, said, open) => {
    expect(unitAfter('AssessmentClosed', ...said).open).toEqual(open);
  });

  it('follows a branch that moved and goes with its new bureau', () => {
    const moved = { formerBureauId: 'b01', bureauId: 'o01', goesIn: ['r2023'], staysIn: [] };
    const invited = { bureauId: 'o01', bureauName: 'o01局', branches: [{ branchId: 'b01.001' }] };
    const before = upTo('ApplicationAccepted');
    const said = [
      { ...before.at(-1)!, type: 'BranchMoved', data: { branchId: 'b01.001', ...moved } },
      { ...before.at(-1)!, type: 'BureauInvited', data: { campaignId: 'r2023', ...invited } },
    ];
    expect(
      rowAfter([...before, ...said]).units.map(({ bureauId, branches, standing }) => [
        bureauId,
        branches,
        standing,
      ]),
    ).toEqual([
      ['b01', 1, { listed: 1 }],
      ['o01', 2, { listed: 1, accepted: 1 }],
    ]);
  });

  it('follows a bureau that moved with its branches to another unit', () => {
    const before = upTo('ApplicationAccepted');
    const lostBy = [{ campaignId: 'r2023', bureauId: 'b01', branches: 2 }];
    const data = { bureauId: 'b31', formerParentId: 'b01', parentId: 'o01', campaignIds: ['r2023'], lostBy };
    const row = rowAfter([...before, { ...before.at(-1)!, type: 'BureauMoved', data }]);
    expect(row.units.map(({ bureauId, branches }) => [bureauId, branches])).toEqual([
      ['b01', 0],
      ['o01', 1],
    ]);
  });
});
