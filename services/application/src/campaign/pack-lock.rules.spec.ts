// Work that was judged by a rule pack is not judged by another one afterwards.
import { describe, expect, it } from '@jest/globals';
import type { RulePack } from '@laurel/contracts';
import { ownFormPack2024, planPack2023 as pack } from '@laurel/rules';
import { type Judged, requireUnlocked } from './pack-lock.rules.ts';

const nothing: Judged = { assessing: false, accepted: false, scoring: false };
const visited: Judged = { assessing: true, accepted: true, scoring: false };
const scored: Judged = { assessing: true, accepted: true, scoring: true };
const amend = (change: Partial<RulePack>, judged: Judged) => () =>
  requireUnlocked(pack, { ...pack, ...change }, judged);
const refusal = (reason: string) => expect.objectContaining({ reason });

const [heavier, ...others] = pack.criteria;
const yardsticks: readonly (readonly [string, Partial<RulePack>])[] = [
  ['the weights', { criteria: [{ ...heavier!, weight: heavier!.weight + 5 }, ...others] }],
  ['a criterion’s id', { criteria: [{ ...heavier!, id: 'renamed' }, ...others] }],
  ['the stages’ weights', { scoring: { ...pack.scoring, weightDynamic: 40, weightOnSite: 30 } }],
  ['the scale', { scoring: { ...pack.scoring, ballotMaximum: 10 } }],
  ['the step', { scoring: { ...pack.scoring, ballotStep: '1' } }],
  ['the indicators', { indicators: [] }],
  ['the indicators’ share', { indicatorShare: 50 }],
  ['the places', { places: 50 }],
];

describe('From the first accepted form on', () => {
  it('all are judged by the same fields', () => {
    const form = ownFormPack2024.form!;
    expect(amend({ form }, nothing)).not.toThrow();
    expect(amend({ form }, { ...nothing, accepted: true })).toThrow(refusal('form_locked'));
  });
  it('all come from where they came from', () => {
    const entriesFrom = { namedFrom: '2022-01-01' };
    expect(amend({ entriesFrom }, nothing)).not.toThrow();
    expect(amend({ entriesFrom }, { ...nothing, accepted: true })).toThrow(refusal('entries_locked'));
  });
});

describe('From the first recorded visit on', () => {
  it.each(yardsticks)('%s are locked, and were not before', (_name, change) => {
    expect(amend(change, nothing)).not.toThrow();
    expect(amend(change, visited)).toThrow(refusal('assessing_locked'));
  });
  it('everything else may still change', () => {
    expect(amend({ reserves: 1, scoring: { ...pack.scoring, bonusCap: '3' } }, visited)).not.toThrow();
  });
});

describe('From the first ballot on', () => {
  it('nothing but the calendar may change', () => {
    expect(amend({ calendar: [] }, scored)).not.toThrow();
    expect(amend({ reserves: 1 }, scored)).toThrow(refusal('scoring_locked'));
    expect(amend({ places: 50 }, scored)).toThrow(refusal('scoring_locked'));
  });
  it('dates may become later, not earlier', () => {
    const ending = (to: string) => ({
      phases: pack.phases.map((phase, index) => (index === 2 ? { ...phase, to } : phase)),
    });
    expect(amend(ending('2024-01-31'), scored)).not.toThrow();
    expect(amend(ending('2023-12-01'), scored)).toThrow(refusal('scoring_locked'));
  });
});
