// A field that a view hides from a role is hidden in that role's history, too.
import { describe, expect, it } from '@jest/globals';
import { hiddenFrom } from '../catalogue.ts';
import type { Role } from '../roles.ts';
import { panel } from './panel.ts';

const hiddenIn = (role: Role, type: string, data: object = {}) =>
  hiddenFrom(role, { type, data: { ...data }, actor: { role: 'operator' } });

describe('The history of the panel', () => {
  it('tells the committee neither who is recused nor which expert scores or sealed what, as its views do not', () => {
    expect(panel.readModels.conflicts.scopes).not.toHaveProperty('committee');
    const hidden = ['ConflictDerived', 'ExpertRecused', 'PanelFrozen', 'ScoringClosed'].map((type) =>
      hiddenIn('committee', type),
    );
    expect(hidden).toEqual([['expertId', 'relation'], ['expertId'], ['assignments'], ['commitments']]);
  });
  it('tells the committee no ground that an expert declared, not even as the reason why a ballot was set aside', () => {
    expect(hiddenIn('committee', 'BallotSetAside', { ground: 'conflict' })).toEqual(['expertId', 'reason']);
    expect(hiddenIn('committee', 'BallotSetAside', { ground: 'absence' })).toEqual([]);
  });
  it('hides nothing of it from those who run the scoring', () => {
    for (const role of ['operator', 'discipline'] as const) {
      expect(
        Object.keys(panel.events).flatMap((type) => hiddenIn(role, type, { ground: 'conflict' })),
      ).toEqual([]);
    }
  });
});
