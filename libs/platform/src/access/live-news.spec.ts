// Who is told live of what, without reading the history: nothing of what others may not know happened.
import { describe, expect, it } from '@jest/globals';
import type { Grant } from '@laurel/contracts';
import { treeOf } from '@laurel/rules';
import type { AccessRow } from './access.view.ts';
import { isToldLive } from './live-news.ts';

const now = '2023-11-06T01:00:00.000Z';
const tree = treeOf([
  ['b03.017', 'b03'],
  ['b03.021', 'b03'],
  ['b04.001', 'b04'],
]);

function reader(...grants: Grant[]) {
  const account = { accountId: 'ann', personId: 'P-ann', disabled: false, grants, delegations: [] };
  return { account: account as unknown as AccessRow, tree };
}
const expert = reader({ role: 'expert' });
const secretary = reader({ role: 'branchSecretary', unitId: 'b03.017' });
const officer = reader({ role: 'bureauOfficer', unitId: 'b03' });

type Row = Parameters<typeof isToldLive>[0];
const happened = (type: string, more: Partial<Row> = {}): Row =>
  ({ type, accountId: 'bob', role: 'operator', campaignId: 'r2023', data: {}, ...more }) as Row;
const isTold = (who: ReturnType<typeof reader>, row: Row) => isToldLive(row, who, now);

describe('Whoever does not read the history is told live', () => {
  it('what they did themselves, also on another device', () => {
    expect(isTold(expert, happened('BallotSealed', { accountId: 'ann', role: 'expert' }))).toBe(true);
  });
  it('what became of their proposal', () => {
    expect(isTold(officer, happened('RecommendationSealed', { proposerAccountId: 'ann' }))).toBe(true);
  });
  it('that a message came for them', () => {
    const queued = (recipient: string) => happened('MessageQueued', { role: 'system', data: { recipient } });
    expect([isTold(secretary, queued('ann')), isTold(secretary, queued('bob'))]).toEqual([true, false]);
  });
  it.each([
    ['an expert', expert],
    ['a secretary', secretary],
    ['an officer', officer],
    ['an assessor', reader({ role: 'assessor' })],
  ])('who presents now: %s', (_who, someone) => {
    expect(isTold(someone, happened('PresentationStarted', { unitId: 'b04.001' }))).toBe(true);
  });
  it('what colleagues did in their unit or below it', () => {
    const submitted = (unitId: string) =>
      happened('ApplicationSubmitted', { role: 'branchSecretary', unitId });
    expect(['b03.017', 'b03.021', 'b04.001'].map((unit) => isTold(officer, submitted(unit)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(['b03.017', 'b03.021'].map((unit) => isTold(secretary, submitted(unit)))).toEqual([true, false]);
  });
});

describe('Whoever does not read the history is not told', () => {
  it('what others decide about their unit, before it is told them', () => {
    const opened = happened('InvestigationOpened', { role: 'discipline', unitId: 'b03.017' });
    expect([secretary, officer].map((someone) => isTold(someone, opened))).toEqual([false, false]);
  });
  it('when another expert seals', () => {
    const sealed = happened('BallotSealed', { role: 'expert', unitId: 'b03.017' });
    expect([expert, secretary].map((someone) => isTold(someone, sealed))).toEqual([false, false]);
  });
  it('of a proposal that they could not confirm', () => {
    const data = { act: 'SealRecommendation' };
    const proposed = happened('ActProposed', { role: 'bureauOfficer', unitId: 'b03', data });
    const elsewhere = { ...proposed, unitId: 'b04' };
    expect([isTold(officer, proposed), isTold(officer, elsewhere)]).toEqual([true, false]);
    const ofBranch = { ...proposed, unitId: 'b03.017', data: { act: 'WithdrawApplicationForBureau' } };
    expect([isTold(officer, ofBranch), isTold(secretary, ofBranch)]).toEqual([true, false]);
  });
  it('of a campaign that their role does not serve', () => {
    const elsewhere = reader({ role: 'expert', unitId: 'b04' });
    expect(isTold(elsewhere, happened('PresentationStarted', { unitId: 'b03.017' }))).toBe(false);
  });
  it('in one role what is news to another', () => {
    const both = reader({ role: 'assessor' }, { role: 'branchSecretary', unitId: 'b03.017' });
    const submitted = happened('ApplicationSubmitted', { role: 'branchSecretary', unitId: 'b03.017' });
    expect(isToldLive(submitted, both, now, 'branchSecretary')).toBe(true);
    expect(isToldLive(submitted, both, now, 'assessor')).toBe(false);
  });
});
