// Any form that lints can be filled in by the sample city, and is accepted; with one field broken it is
// refused, by that field's name.
import { describe, expect, it } from '@jest/globals';
import { completeForm } from '@laurel/application';
import {
  acceptedMediaTypes,
  type ApplicationForm,
  type FormColumn,
  type FormField,
  mostOf,
  refusalText,
  type RulePack,
} from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import { lint, planPack2023 } from '@laurel/rules';
import { filled, Random } from '@laurel/sample-city';
import fc from 'fast-check';

const numbers = fc.constantFrom('-100', '-1.5', '0', '0.25', '1', '99.9999', '100000');
const counts = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
const named = (prefix: string, index: number) => ({
  id: `${prefix}${index}`,
  name: { zh: `第${index}栏`, en: `Field ${index}` },
});
const options = ['one', 'two', 'three'].map((id) => ({ id, name: { zh: '选项', en: 'Option' } }));

/** The limits of a text, a number or a choice. */
const ofOneValue = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), minimum: counts, maximum: counts }),
  fc.record({
    kind: fc.constant('text' as const),
    format: fc.constantFrom('day' as const, 'telephone' as const),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    lowest: fc.option(numbers, { nil: undefined }),
    highest: fc.option(numbers, { nil: undefined }),
    decimals: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('number' as const), format: fc.constant('score' as const) }),
  fc.record({ kind: fc.constant('choice' as const), options: fc.constant(options) }),
);
const columns = fc
  .array(fc.tuple(ofOneValue, fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((parts) =>
    parts.map(([limits, required], index) => stated({ ...named('cell', index), required, ...limits })),
  );
const ofMany = fc.oneof(
  fc.record({ kind: fc.constant('table' as const), columns, minimum: counts, maximum: counts }),
  fc.record({ kind: fc.constant('table' as const), columns, perCriterion: fc.constant(true) }),
  fc.record({
    kind: fc.constant('file' as const),
    maximum: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    mediaTypes: fc.option(fc.subarray([...acceptedMediaTypes], { minLength: 1 }), { nil: undefined }),
  }),
);
const anyForm = fc
  .array(fc.tuple(fc.oneof(ofOneValue, ofMany), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts.map(([limits, required], index) =>
      stated({ ...named('field', index), required, seenBy: ['operator'], ...limits }),
    ),
  );

/** Without the limits that are not stated. */
function stated<Part extends object>(part: Part): FormField & FormColumn {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
}

/** A form that lints, filled in by a city of the seed, and the files that it names. */
function filledIn(form: FormField[], seed: number) {
  const pack: RulePack = { ...planPack2023, form };
  fc.pre(lint(pack).every(({ severity }) => severity !== 'error'));
  const files: Record<string, { status: 'stored'; mediaType: string; fields: string[] }> = {};
  const value = filled({
    pack,
    drawing: new Random(seed, 'form'),
    day: '2023-02-01',
    fileOf: ({ field, index, mediaType }) => {
      const hash = sha256(`${field}/${index}`);
      files[hash] = { status: 'stored', mediaType, fields: [field] };
      return hash;
    },
  });
  return { pack, files, value };
}

/** Each way in which the field can be wrong. */
function broken(field: FormField, value: ApplicationForm): ApplicationForm[] {
  const { id, required, kind } = field;
  const without = Object.fromEntries(Object.entries(value).filter(([name]) => name !== id));
  const wrong = {
    text: field.format ? '无' : '字'.repeat(mostOf(field) + 1),
    number: '许多',
    choice: 'four',
    table: '不是行',
    file: [sha256('never stored')],
  }[kind];
  return [{ ...value, [id]: wrong }, ...(required ? [without] : [])];
}

describe('Any form that lints', () => {
  it('can be filled in by the sample city, and is accepted as it stands', () => {
    fc.assert(
      fc.property(anyForm, fc.integer({ min: 1, max: 1000 }), (form, seed) => {
        const { pack, files, value } = filledIn(form, seed);
        expect(completeForm(value, pack, files)).toMatchObject(value);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
  it('is refused with one field broken, by that field’s name', () => {
    fc.assert(
      fc.property(anyForm, fc.integer({ min: 1, max: 1000 }), (form, seed) => {
        const { pack, files, value } = filledIn(form, seed);
        for (const field of form)
          for (const wrong of broken(field, value)) {
            const refused = refusal(() => completeForm(wrong, pack, files));
            expect(refused.field).toMatch(new RegExp(`^form\\.${field.id}\\b`));
            if (refused.reason.startsWith('score_')) continue;
            expect(refusalText(refused.reason, 'zh', refused.parameters)).toContain(field.name.zh);
            expect(refusalText(refused.reason, 'en', refused.parameters)).toContain(field.name.en);
          }
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});

function refusal(does: () => unknown): Rejected {
  try {
    does();
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
  throw new Error('it was accepted');
}
