import type { FieldForm, InputForm, Words } from '@laurel/contracts';
import type { Filled } from './body.ts';

/** A fault of what was entered, at the place of its input: `candidates.0.reason`. */
export interface Fault {
  readonly place: string;
  readonly message: string;
}

/** The faults of a form, as its library nests them. */
export function faultsIn(errors: object, within = ''): Fault[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    if (typeof error !== 'object' || error === null || name === 'ref') return [];
    const place = `${within}${name}`;
    const { message } = error as { message?: unknown };
    return typeof message === 'string' ? [{ place, message }] : faultsIn(error as object, `${place}.`);
  });
}

/** A step on the way to an input: the name of a field, or the number of an item, from 1 on. */
export type Step = Words | number;

/** The way to the input at a place, in words; undefined where there is none. */
export function wayTo(fields: readonly FieldForm[], place: string): readonly Step[] | undefined {
  const [name, ...rest] = place.split('.');
  const field = fields.find((one) => one.name === name);
  return field && withWay(field.words, wayWithin(field.input, rest));
}

function wayWithin(input: InputForm, rest: readonly string[]): readonly Step[] | undefined {
  const [next, ...further] = rest;
  if (next === undefined || input.is === 'kind') return [];
  if (input.is === 'group') return wayTo(input.fields, rest.join('.'));
  return input.is === 'list' ? withWay(Number(next) + 1, wayWithin(input.of, further)) : undefined;
}

const withWay = (step: Step, way: readonly Step[] | undefined) => way && [step, ...way];

/**
 * The names on the way to the input of a fault, which is told in either style: `/candidates/0/reason` and
 * `form.visits[0].on`. A score's input has the name of its criterion.
 */
export function placeOf(pointer: string, body: Filled): string {
  const names = pointer
    .replace(/\[(\d+)\]/g, '.$1')
    .split(/[/.]/)
    .filter((name) => name !== '');
  const [field, index] = names;
  if (field !== 'scores' || index === undefined) return names.join('.');
  const scores = body['scores'] as readonly { readonly criterionId: string }[] | undefined;
  return `${field}.${scores?.[Number(index)]?.criterionId ?? index}`;
}
