// What a campaign above knows of the namings below, in whichever order their streams arrive.
import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { type NamingBelowRow, namingsBelowView } from './namings-below.view.ts';

const entry = { campaignId: 'r2023', branchId: 'b03.017' };

function rowAfter(...events: readonly (readonly [string, object])[]): NamingBelowRow | undefined {
  return events.reduce<NamingBelowRow | undefined>((row, [type, data]) => {
    const event = { type, data: { ...entry, ...data } } as unknown as ViewedEvent;
    expect(namingsBelowView.keys(event)).toContain('r2023.b03.017');
    return namingsBelowView.fold(row, event, 'r2023.b03.017');
  }, undefined);
}

const computed = (version: number, final: string) =>
  ['RankingComputed', { version, ranked: [{ branchId: entry.branchId, final }] }] as const;
const requested = (rankingVersion: number) =>
  ['NamingRequested', { rankingVersion, winners: [entry.branchId], reserves: [] }] as const;
const named = [
  'BranchNamed',
  { place: 3, namedOn: '2023-12-14', honourName: { zh: '最强支部', en: 'Strongest Branch' } },
] as const;
const issued = (certificateNumber: string) => ['CertificateIssued', { certificateNumber }] as const;

describe('A naming below', () => {
  const whole = {
    ...entry,
    finalScores: { 1: '90', 2: '455/5' },
    rankingVersion: 2,
    named: { rank: 3, namedOn: '2023-12-14', honourName: '最强支部', revoked: false },
    certificateNumber: 'C-1',
  };

  it('is known with the score by which it was requested, and with its certificate', () => {
    const naming = [requested(2), named, issued('C-1')] as const;
    expect(rowAfter(computed(1, '90'), computed(2, '455/5'), ...naming)).toEqual(whole);
    expect(rowAfter(...naming, computed(1, '90'), computed(2, '455/5'))).toEqual(whole);
  });
  it('loses its certificate when it is revoked, and has another once it is reinstated', () => {
    const until = [computed(2, '455/5'), requested(2), named, issued('C-1'), ['NamingRevoked', {}]] as const;
    expect(rowAfter(...until)).toMatchObject({ named: { revoked: true } });
    expect(rowAfter(...until)).not.toHaveProperty('certificateNumber');
    const again = [...until, ['NamingReinstated', {}], issued('C-2')] as const;
    expect(rowAfter(...again)).toMatchObject({ named: { revoked: false }, certificateNumber: 'C-2' });
  });
});
