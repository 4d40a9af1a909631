import { describe, expect, it } from '@jest/globals';
import {
  campaignLine,
  coming,
  funnelOf,
  inOrder,
  type Overview,
  ownEntries,
  passed,
  unitLines,
} from './lines.ts';

// Goal: the numbers of the campaigns add up, and late is what should have been done by a day that is gone.

const now = '2023-05-01T01:00:00.000Z';
const unit: Overview['units'][number] = {
  bureauId: 'b01',
  bureauName: '东城分局',
  route: 'recommended',
  list: 'open',
  branches: 12,
  standing: {},
  left: {},
  open: {},
};
const campaign = (units: readonly Partial<Overview['units'][number]>[]): Overview => ({
  id: 'r2023',
  campaignId: 'r2023',
  status: 'open',
  deadlines: [
    { kind: 'application', on: '2023-04-30' },
    { kind: 'extension', of: 'b02', on: '2023-05-09' },
    { kind: 'assessment', on: '2023-10-31' },
  ],
  units: units.map((one) => ({ ...unit, ...one })),
  facts: {},
});

describe('A unit of a campaign', () => {
  const late = (one: Partial<Overview['units'][number]>, at = now) => unitLines(campaign([one]), at)[0]!.late;

  it('is late with a list that did not come by the last day', () => {
    expect(late({}).lists).toBe(1);
    expect(late({}, '2023-04-30T15:00:00.000Z').lists).toBe(0);
    expect(late({ list: 'lapsed' }).lists).toBe(1);
    expect(late({ list: 'sealed' }).lists).toBe(0);
    expect(late({ list: 'none' }).lists).toBe(0);
  });
  it('has as long as its own extension', () => {
    expect(late({ bureauId: 'b02' }).lists).toBe(0);
    expect(late({ bureauId: 'b02' }, '2023-05-10T01:00:00.000Z').lists).toBe(1);
  });
  it('is never late with a list where branches nominate themselves', () => {
    expect(late({ route: 'self' }).lists).toBe(0);
  });
  it('is late with entries that are not assessed after the period', () => {
    const standing = { accepted: 3, assessed: 2 };
    expect(late({ standing }).assessments).toBe(0);
    expect(late({ standing }, '2023-11-01T01:00:00.000Z').assessments).toBe(3);
  });
  it('is late with nothing when the campaign is over', () => {
    expect(unitLines({ ...campaign([{}]), status: 'closed' }, now)[0]!.late).toEqual({
      lists: 0,
      assessments: 0,
    });
  });
  it('shows apart what stops an entry and what is disputed', () => {
    const open = { dispute: 2, objection: 1, case: 1, held: 1 };
    expect(unitLines(campaign([{ open }]), now)[0]).toMatchObject({ blocked: 2, disputes: 3 });
  });
});

describe('A campaign', () => {
  const row = campaign([
    { standing: { accepted: 4, named: 2 }, left: { accepted: 1 } },
    { bureauId: 'b02', standing: { named: 1 }, left: { scored: 2 } },
  ]);
  it('adds its units up', () => {
    expect(campaignLine(row, now)).toMatchObject({
      branches: 24,
      standing: { accepted: 4, named: 3 },
      left: 3,
      late: { lists: 1 },
      next: { kind: 'extension' },
    });
  });
  it('has in its funnel whoever came to a stage, also those that left after it', () => {
    expect(funnelOf([row]).map(({ stage, reached, here }) => [stage, reached, here])).toEqual([
      ['invited', 24, 14],
      ['nominated', 10, 0],
      ['listed', 10, 0],
      ['accepted', 10, 4],
      ['assessed', 5, 0],
      ['presented', 5, 0],
      ['scored', 5, 0],
      ['named', 3, 3],
    ]);
  });
  it('has days that come, the next first, and days that are gone, the last first', () => {
    expect(coming(row, now).map(({ on }) => on)).toEqual(['2023-05-09', '2023-10-31']);
    expect(passed(row, '2023-06-01T00:00:00.000Z').map(({ on }) => on)).toEqual(['2023-05-09', '2023-04-30']);
    expect(coming({ ...row, status: 'closed' }, now)).toEqual([]);
  });
  it('that runs stands before one that is over, and the root’s own before those of its units', () => {
    const of = (campaignId: string, status: Overview['status'], hostId?: string) => ({
      ...row,
      campaignId,
      status,
      ...(hostId !== undefined && { hostId }),
    });
    const rows = [of('x', 'cancelled'), of('b', 'open', 'c1'), of('a', 'open'), of('c', 'closed')];
    expect(inOrder(rows).map(({ campaignId }) => campaignId)).toEqual(['a', 'b', 'c', 'x']);
  });
  it('over winners from below is not counted with those', () => {
    expect(ownEntries([row, { ...row, fromBelow: true }, { ...row, status: 'cancelled' }])).toEqual([row]);
  });
});
