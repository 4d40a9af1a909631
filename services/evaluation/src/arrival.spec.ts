// Titles of one branch that are conferred in the same instant are heard in any order, and show the same.
import { describe, expect, it } from '@jest/globals';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { earlierTitlesView } from './copies/earlier-titles.view.ts';
import { numbersView } from './copies/numbers.view.ts';
import { certificatesView } from './award/certificates.view.ts';
import { namingDue } from './naming/due.view.ts';
import { namedView } from './award/named.view.ts';

const branchId = 'b01.001';
const campaignId = 'r2023';
const instant = '2023-12-10T02:00:00.000Z';
const titles = ['secretaryStudio', 'secretaryProject', 'oneBranchOneBrand'];

function heard(type: string, data: object): ViewedEvent {
  const about = { campaignId, branchId, branchName: '支部', unitName: '所', bureauName: '局' };
  return { type, time: instant, data: { ...about, ...data, documentNumber: '澜公党56号' } } as never;
}

const named = heard('BranchNamed', { place: 1 });
const conferred = titles.map((titleId) => heard('TitleConferred', { titleId, secretary: 'P-shi' }));

describe('An honour that came with a joined record', () => {
  const honour = heard('HonourJoined', {
    ...{ joinedFrom: 'c2', formerCampaignId: 'r2021', certificateNumber: 'C-1', plaqueNumber: 'P-1' },
    ...{
      honourName: { zh: '最强支部', en: 'Strongest branch' },
      namedOn: '2021-12-01',
      issuedOn: '2021-12-02',
    },
    ...{ titles: [{ titleId: 'secretaryProject' }], campaignId: undefined },
  });

  it('is found by the check of a certificate, with the unit from whose record it came', () => {
    expect([...rowsOf(certificatesView as View<Row>, [honour]).values()]).toMatchObject([
      { campaignId: 'c2-r2021', branchId, certificateNumber: 'C-1', joinedFrom: 'c2', valid: true },
    ]);
  });
  it('has taken its numbers, and its titles are not taken again', () => {
    expect([...rowsOf(numbersView as View<Row>, [honour]).keys()]).toEqual(['certificate/C-1', 'plaque/P-1']);
    expect([...rowsOf(earlierTitlesView as View<Row>, [honour]).values()]).toMatchObject([
      { imported: ['secretaryProject'] },
    ]);
  });
});

describe.each([namedView, namingDue, earlierTitlesView] as View<Row>[])('The view $name', (view) => {
  it('is the same whichever of the titles of one instant is heard first', () => {
    const either = [conferred, conferred.toReversed()].map((log) => [...rowsOf(view, [named, ...log])]);
    expect(either[0]).toHaveLength(1);
    expect(either[1]).toEqual(either[0]);
  });
});
