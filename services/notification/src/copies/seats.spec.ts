import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { rowsOf } from '@laurel/platform/testing';
import { seatsView } from './seats.view.ts';

/** The ballots that are still to be sealed. */

const entry = { campaignId: 'r2023', branchId: 'b03.017' };
const said = (type: string, data: object) =>
  ({ type, data, id: type, time: '2023-10-10T01:00:00.000Z' }) as unknown as ViewedEvent;
const frozen = said('PanelFrozen', {
  campaignId: 'r2023',
  assignments: [{ branchId: 'b03.017', experts: ['ex1', 'ex2'] }],
});
const left = (...events: ViewedEvent[]) =>
  [...rowsOf(seatsView, [frozen, ...events]).values()].map(
    ({ scoring, expertId }) => `${scoring} ${expertId}`,
  );

describe('Ballots', () => {
  it('are awaited of every expert at both stages from the frozen panel on', () =>
    expect(left()).toEqual([
      'r2023.onSite ex1',
      'r2023.presentation ex1',
      'r2023.onSite ex2',
      'r2023.presentation ex2',
    ]));
  it('are no longer awaited when they are sealed, nor of who is recused', () => {
    expect(left(said('BallotSealed', { ...entry, stage: 'onSite', expertId: 'ex1' }))).toHaveLength(3);
    expect(left(said('ExpertRecused', { ...entry, expertId: 'ex2' }))).toEqual([
      'r2023.onSite ex1',
      'r2023.presentation ex1',
    ]);
  });
  it('are awaited of a substitute in place of who left, and again of who is recused no more', () => {
    const substituted = said('ExpertSubstituted', {
      campaignId: 'r2023',
      expertId: 'ex2',
      substitute: { accountId: 'ex3' },
      sheets: [{ stage: 'presentation', branchId: 'b03.017' }],
    });
    expect(left(substituted)).toContain('r2023.presentation ex3');
    expect(left(substituted)).not.toContain('r2023.presentation ex2');
    const recused = said('ExpertRecused', { ...entry, expertId: 'ex2' });
    expect(left(recused, said('RecusalWithdrawn', { ...entry, expertId: 'ex2', seated: true }))).toHaveLength(
      4,
    );
    expect(
      left(recused, said('RecusalWithdrawn', { ...entry, expertId: 'ex2', seated: false })),
    ).toHaveLength(2);
  });
});
