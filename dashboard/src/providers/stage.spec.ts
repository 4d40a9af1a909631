import { describe, expect, it } from '@jest/globals';
import { stageOf } from './stage.ts';

// Goal: a number of the overview and the list that it leads to count the same entries.

describe('The stage of an entry, by the progress of its parts', () => {
  const parts = (states: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(states).map(([part, state]) => [part, { state }]));

  it.each([
    [{ plan: 'planFiled' }, undefined],
    [{ nomination: 'recalled' }, undefined],
    [{ nomination: 'nominated' }, 'listed'],
    [{ nomination: 'nominated', application: 'submitted' }, 'listed'],
    [{ nomination: 'nominated', application: 'accepted', assessment: 'assessing' }, 'accepted'],
    [{ application: 'accepted', assessment: 'assessed', evaluation: 'awaitingScores' }, 'assessed'],
    [{ assessment: 'assessed', evaluation: 'presented' }, 'presented'],
    [{ assessment: 'assessed', evaluation: 'opened' }, 'presented'],
    [{ evaluation: 'ranked', naming: 'reserve' }, 'scored'],
    [{ evaluation: 'ranked', naming: 'certified' }, 'named'],
    [{ evaluation: 'ranked', naming: 'revoked' }, 'left'],
    [{ assessment: 'assessing', standing: 'disqualified' }, 'left'],
    [{ nomination: 'nominated', application: 'lapsed' }, 'left'],
  ])('of %j is %s', (states, stage) => {
    expect(stageOf(parts(states as Record<string, string>))).toBe(stage);
  });
});
