import { describe, expect, it } from '@jest/globals';
import { rulePackSchema, shippedPacks } from '@laurel/contracts';
import { lint } from './lint.ts';

describe('A shipped rule pack', () => {
  it.each(shippedPacks.map(({ id, pack }) => [id, pack] as const))(
    '%s may be frozen as it is',
    (_id, pack) => {
      expect(rulePackSchema.safeParse(pack).error).toBeUndefined();
      expect(lint(pack).filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  it('says the days of its own year alone', () => {
    for (const { id, pack } of shippedPacks) {
      const days = pack.phases.flatMap(({ from, to }) => [from, to]);
      expect(days.every((day) => id.endsWith(day.slice(0, 4)))).toBe(true);
    }
  });
});
