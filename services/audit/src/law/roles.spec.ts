// A role held for a city covers what is said of that city's units and campaigns, and nothing else.
import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@laurel/core/derived';
import type { Envelope } from '../history/envelope.ts';
import { sha256 } from '../record.fixture.ts';
import { Past } from './past.ts';
import { holdsRole } from './roles.ts';

type Said = readonly [type: string, data: object];
const registered = (bureauId: string, parentId?: string): Said => [
  'BureauRegistered',
  { bureauId, parentId },
];
const branch = (branchId: string, bureauId: string): Said => ['BranchRegistered', { branchId, bureauId }];
const units: readonly Said[] = [
  ...[registered('c1'), registered('c2'), registered('b1', 'c1'), registered('d1', 'c2')],
  ...[branch('b1.001', 'b1'), branch('b1.002', 'b1'), branch('d1.001', 'd1')],
];

const envelope = (stream: string, [type, data]: Said, sequence: number, more: object = {}): Envelope =>
  ({
    ...{ type, data, stream, sequence, id: `${type}-${sequence}`, commandId: `k${sequence}`, revision: 1 },
    ...{ service: 'application', time: '2023-04-01T00:00:00.000Z' },
    ...more,
  }) as unknown as Envelope;

/** True if whoever holds the role for the unit could say it. */
function covered(role: string, unitId: string | undefined, [stream, said]: readonly [string, Said]): boolean {
  const past = new Past({ sha256, derivedId });
  units.forEach((each, index) => past.learn(envelope('organisation-city', each, index + 1)));
  past.learn(envelope('account-wang', ['RoleGranted', { accountId: 'wang', role, unitId }], 50));
  return holdsRole(envelope(stream, said, 99, { actor: { account: 'wang', person: 'P-wang', role } }), past);
}
const ordered = (type: string, data: object) => ['organisation-city', [type, data]] as const;

describe('A role of the operator that is held for a city', () => {
  it.each([
    ordered('BureauRegistered', { bureauId: 'b9', parentId: 'b1' }),
    ordered('BranchRegistered', { branchId: 'x9.001', bureauId: 'b1' }),
    ordered('BureauMoved', { bureauId: 'b1', parentId: 'c1' }),
    ordered('BranchMoved', { branchId: 'b1.001', bureauId: 'c1', formerBureauId: 'b1' }),
    ordered('BureauAbolished', { bureauId: 'b1', into: 'c1' }),
    ordered('BureauAbolished', { bureauId: 'b1' }),
    ordered('BranchMerged', { branchId: 'b1.001', into: 'b1.002' }),
    ordered('BureauRenamed', { bureauId: 'b1' }),
    ordered('BranchDissolved', { branchId: 'b1.001' }),
    ordered('EarlierResultImported', { branchId: 'b1.001' }),
    // The root's campaign invites the city, in which a bureau is new.
    ordered('BureauInvited', { campaignId: 'r2023', bureauId: 'c1', branches: [] }),
  ])('covers %s %j', (stream, said) => {
    expect(covered('operator', 'c1', [stream, said])).toBe(true);
    expect(covered('operator', undefined, [stream, said])).toBe(true);
    expect(covered('operator', 'c2', [stream, said])).toBe(false);
  });
  it.each([
    ordered('BureauRegistered', { bureauId: 'b9', parentId: 'd1' }),
    ordered('BureauRegistered', { bureauId: 'b9' }),
    ordered('BranchRegistered', { branchId: 'b1.009', bureauId: 'd1' }),
    ordered('BureauMoved', { bureauId: 'b1', parentId: 'c2' }),
    ordered('BureauMoved', { bureauId: 'd1', parentId: 'c1' }),
    ordered('BureauMoved', { bureauId: 'b1' }),
    ordered('BranchMoved', { branchId: 'b1.001', bureauId: 'd1', formerBureauId: 'b1' }),
    ordered('BranchMoved', { branchId: 'd1.001', bureauId: 'b1', formerBureauId: 'd1' }),
    ordered('BureauAbolished', { bureauId: 'b1', into: 'd1' }),
    ordered('BranchMerged', { branchId: 'b1.001', into: 'd1.001' }),
    ordered('BureauInvited', { campaignId: 'r2023', bureauId: 'd1', branches: [] }),
    ['calendar-city', ['CalendarPublished', { year: 2023 }]] as const,
  ])('does not cover %s %j', (stream, said) => {
    expect(covered('operator', 'c1', [stream, said])).toBe(false);
    expect(covered('operator', undefined, [stream, said])).toBe(true);
  });
});

describe('A role of discipline that is held for a city', () => {
  const given = (more: object) =>
    ['account-li', ['DelegationGiven', { accountId: 'li', to: 'sun', ...more }]] as const;
  it('covers loans within the city, and none of another or of the root', () => {
    expect(covered('discipline', 'c1', given({ role: 'bureauOfficer', unitId: 'b1' }))).toBe(true);
    expect(covered('discipline', 'c1', given({ role: 'bureauOfficer', unitId: 'd1' }))).toBe(false);
    expect(covered('discipline', 'c1', given({ role: 'committee' }))).toBe(false);
    expect(covered('discipline', undefined, given({ role: 'committee' }))).toBe(true);
  });
});

describe('A role that is held for a city', () => {
  it('covers what one does for oneself', () => {
    const asked: Said = [
      'DelegationRequested',
      { accountId: 'wang', to: 'sun', role: 'operator', unitId: 'c1' },
    ];
    expect(covered('operator', 'c1', ['account-wang', asked])).toBe(true);
    expect(covered('auditor', 'c1', ['reads-wang', ['RecordRead', { accountId: 'wang' }]])).toBe(true);
    expect(covered('auditor', 'c1', ['reads-li', ['RecordRead', { accountId: 'li' }]])).toBe(false);
  });
  it('is never an administrator’s', () => {
    const granted: Said = ['RoleGranted', { accountId: 'li', role: 'operator', unitId: 'b1' }];
    expect(covered('securityAdministrator', 'c1', ['account-li', granted])).toBe(false);
    expect(covered('securityAdministrator', undefined, ['account-li', granted])).toBe(true);
  });
});
