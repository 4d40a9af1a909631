import type { CommandForm, FieldForm, InputForm } from '@laurel/contracts';
import { sheetOf } from './sheets.ts';

/** The kinds of value that have a picker. */
const pickedKinds = [
  'account',
  'branch',
  'bureau',
  'bureauKind',
  'campaign',
  'day',
  'documentNumber',
  'instant',
  'newId',
  'score',
  'telephone',
  'unit',
] as const;
export type PickedKind = (typeof pickedKinds)[number];

const isPicked = (kind: string): kind is PickedKind => (pickedKinds as readonly string[]).includes(kind);

/** The kind of a picker; throws for a kind that has none, of which no command is offered. */
export function pickedKind(kind: string): PickedKind {
  if (isPicked(kind)) return kind;
  throw new Error(`nothing picks a value of the kind ${kind}`);
}

/** True for a command each field of which has an input, or whose inputs are made by hand: the others wait. */
export function isFillable(form: CommandForm): boolean {
  return sheetOf(form) !== undefined || form.fields.every(hasInput);
}

function hasInput({ input }: FieldForm): boolean {
  return isInput(input);
}

function isInput(input: InputForm): boolean {
  if (input.is === 'kind') return isPicked(input.kind);
  if (input.is === 'list') return isInput(input.of);
  return input.is !== 'group' || input.fields.every(hasInput);
}
