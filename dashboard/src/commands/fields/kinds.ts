/** The kinds of value of which one is chosen: from the rows that one may read, or from the rule pack. */
const chosenKinds = [
  'account',
  'branch',
  'bureau',
  'bureauKind',
  'campaign',
  'case',
  'clause',
  'criterion',
  'declaration',
  'indicator',
  'lead',
  'notice',
  'objection',
  'person',
  'record',
  'title',
  'unit',
] as const;
export type ChosenKind = (typeof chosenKinds)[number];

/** The kinds of value that are entered by an input of their own; rule packs are by a sheet made by hand. */
const enteredKinds = [
  'applicationForm',
  'chosenPerson',
  'day',
  'documentNumber',
  'file',
  'indicatorValue',
  'instant',
  'joinFile',
  'newId',
  'rulePackHash',
  'score',
  'scores',
  'seed',
  'telephone',
] as const;
export type EnteredKind = (typeof enteredKinds)[number];

export const isChosen = (kind: string): kind is ChosenKind =>
  (chosenKinds as readonly string[]).includes(kind);

export const isEntered = (kind: string): kind is EnteredKind =>
  (enteredKinds as readonly string[]).includes(kind);

/** The kind of a value that is entered; throws for one that has no input, which a test does not allow. */
export function enteredKind(kind: string): EnteredKind {
  if (isEntered(kind)) return kind;
  throw new Error(`nothing enters a value of the kind ${kind}`);
}
