// How far an expert has come with the declaration of conflicts, and what is left to go through.
import { describe, expect, it } from '@jest/globals';
import { panel } from '@laurel/contracts';
import type { ServiceUnderTest } from '@laurel/platform/testing';
import { accept, ask, both, campaignId, expert, openedCampaign } from '../campaign.fixture.ts';
import { entriesView } from '../entry/entries.view.ts';
import { declarationsView } from './declarations.view.ts';

const experts = [
  { accountId: 'ea', personId: 'P-ea', name: 'ea' },
  { accountId: 'ee', personId: 'P-ee', name: 'ee', unitId: 'b03' },
];

/** Two entries, one of them below the unit of the second expert. */
async function convened(): Promise<ServiceUnderTest> {
  const city = await openedCampaign();
  for (const branchId of ['b02.001', 'b03.017']) await accept(city, branchId);
  const convening = { documentNumber: '澜公政〔2023〕88号', experts };
  await ask(city, 'panel', campaignId, 'ConvenePanel', convening, ...both);
  return city;
}

const declare = (city: ServiceUnderTest, branchId: string) =>
  ask(city, 'panel', campaignId, 'DeclareConflict', { branchId, ground: '亲属' }, expert('ee'));
const complete = (city: ServiceUnderTest) =>
  ask(city, 'panel', campaignId, 'CompleteConflictDeclaration', {}, expert('ee'));

async function declarationOf(city: ServiceUnderTest, accountId: string) {
  return (await city.rows(declarationsView)).find((row) => row.accountId === accountId);
}

/** The entries that the contract calls still to be gone through. */
async function left(city: ServiceUnderTest): Promise<string[]> {
  const { declared, derived, completedAt = '' } = (await declarationOf(city, 'ee'))!;
  const entries = await city.rows(entriesView);
  return entries
    .filter(({ admittedAt, branchId }) => {
      return admittedAt > completedAt && ![...declared, ...derived].includes(branchId);
    })
    .map(({ branchId }) => branchId);
}

describe('The declaration of an expert', () => {
  it('begins when the panel is convened, with the conflicts that are derived', async () => {
    const city = await convened();
    expect(await declarationOf(city, 'ee')).toEqual({
      campaignId,
      accountId: 'ee',
      declared: [],
      derived: ['b03.017'],
    });
    expect(await left(city)).toEqual(['b02.001']);
  });
  it('knows each conflict that was declared, and when nothing more is to be declared', async () => {
    const city = await convened();
    await declare(city, 'b02.001');
    expect(await declarationOf(city, 'ee')).toMatchObject({ declared: ['b02.001'] });
    await complete(city);
    expect(await declarationOf(city, 'ee')).toMatchObject({ completedAt: city.now });
    expect(await declarationOf(city, 'ea')).toMatchObject({ declared: [], derived: [] });
  });
  it('leaves the entries that came in since it was completed', async () => {
    const city = await convened();
    await complete(city);
    await city.passTo('2023-11-01T02:00:00.000Z');
    await accept(city, 'b04.001');
    expect(await left(city)).toEqual(['b04.001']);
  });
  it('goes on when the panel is convened anew', async () => {
    const city = await convened();
    await declare(city, 'b02.001');
    const convening = { documentNumber: '澜公政〔2023〕89号', experts };
    await ask(city, 'panel', campaignId, 'ConvenePanel', convening, ...both);
    expect(await declarationOf(city, 'ee')).toMatchObject({ declared: ['b02.001'] });
  });
  it('is read by the expert alone and by those who run the panel', () => {
    expect(panel.readModels.declarations.scopes).toEqual({
      operator: 'all',
      discipline: 'all',
      auditor: 'all',
      expert: 'self',
    });
  });
});
