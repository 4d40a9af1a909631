// Titles of one branch that are conferred in the same instant are heard in any order, and show the same.
import { describe, expect, it } from '@jest/globals';
import type { Row, View, ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { earlierTitlesView } from './copies/earlier-titles.view.ts';
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

describe.each([namedView, namingDue, earlierTitlesView] as View<Row>[])('The view $name', (view) => {
  it('is the same whichever of the titles of one instant is heard first', () => {
    const either = [conferred, conferred.toReversed()].map((log) => [...rowsOf(view, [named, ...log])]);
    expect(either[0]).toHaveLength(1);
    expect(either[1]).toEqual(either[0]);
  });
});
