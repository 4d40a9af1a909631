// Ids say what a stream is about; addresses are made from names. Both must read back as they were written.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aggregates } from './catalogue.ts';
import { kebab, parseId } from './address.ts';
import type { IdPart } from './contract.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/);
const parts: Readonly<Record<IdPart, fc.Arbitrary<string>>> = {
  campaign: word,
  unit: fc.array(word, { minLength: 1, maxLength: 3 }).map((path) => path.join('.')),
  account: fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,39}$/),
  name: fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,79}$/),
  stage: fc.constantFrom('onSite', 'presentation'),
  title: word,
};

describe('An aggregate’s id', () => {
  it.each(aggregates.map(({ name, id }) => [name, id] as const))(
    'of %s reads back part by part',
    (_name, id) => {
      const written = fc.record(Object.fromEntries(id.map((part) => [part, parts[part]])));
      fc.assert(
        fc.property(written, (given) => {
          const whole = id.map((part) => given[part]).join('.');
          expect(parseId({ id }, whole)).toEqual(given);
        }),
        { seed: 1, numRuns: 25 },
      );
    },
  );
  it.each(aggregates.map(({ name, id }) => [name, id] as const))(
    'of %s is nothing else, and never throws',
    (_name, id) => {
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9./%-]{0,40}$/)), (whole) => {
          const read = parseId({ id }, whole);
          if (read) expect(id.map((part) => read[part]).join('.')).toBe(whole);
        }),
        { seed: 1, numRuns: 40 },
      );
    },
  );
  it.each([
    ['too few words', 'r2023'],
    ['an empty word', 'r2023..017'],
    ['a slash', 'r2023.b03/017'],
    ['a space', 'r2023.b03 017'],
    ['a word too long', `r2023.${'b'.repeat(81)}`],
    ['nothing at all', ''],
  ])('is refused with %s', (_what, whole) => {
    expect(parseId({ id: ['campaign', 'unit'] }, whole)).toBeUndefined();
  });
  it('with too many words where no unit takes them is refused', () => {
    expect(parseId({ id: ['campaign', 'name'] }, 'r2023.g1.more')).toBeUndefined();
  });
  it('knows a unit of several words between others', () => {
    const id = ['campaign', 'stage', 'unit', 'account'] as const;
    expect(parseId({ id }, 'r2023.onSite.b03.017.ea')).toEqual({
      campaign: 'r2023',
      stage: 'onSite',
      unit: 'b03.017',
      account: 'ea',
    });
  });
});

describe('A command’s name in an address', () => {
  it('is in small words with hyphens', () => {
    expect(['SealRecommendation', 'OpenBallots', 'VoteRunOff'].map(kebab)).toEqual([
      'seal-recommendation',
      'open-ballots',
      'vote-run-off',
    ]);
  });
});
