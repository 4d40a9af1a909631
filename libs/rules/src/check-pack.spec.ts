import { describe, expect, it } from '@jest/globals';
import { planPack2023 } from '@laurel/contracts';
import { checkPack } from './check-pack.ts';

const { criteria } = planPack2023;
const first = criteria[0]!;

describe('A rule pack that is being written', () => {
  it('has no error when it is the plan', () => {
    expect(checkPack(planPack2023).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is told the field that has no proper value, before any rule is judged', () => {
    const written = { ...planPack2023, places: null, criteria: [{ ...first, weight: 0 }] };
    expect(checkPack(written).map(({ path }) => path)).toEqual(['criteria[0].weight', 'places']);
  });

  it('is told the rules that it breaks once every value is proper', () => {
    const written = {
      ...planPack2023,
      criteria: [{ ...first, weight: first.weight + 1 }, ...criteria.slice(1)],
    };
    expect(checkPack(written).map(({ path }) => path)).toContain('criteria');
  });

  it('is nothing yet', () => {
    expect(checkPack(undefined)).toMatchObject([{ path: '', severity: 'error' }]);
  });
});
