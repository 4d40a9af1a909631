import { describe, expect, it } from '@jest/globals';
import { commandForms, commands, type InputForm } from '@laurel/contracts';
import { bodyOf } from './body.ts';
import { isChosen, isEntered } from './fields/kinds.ts';
import { sheetOf } from './sheets.ts';

const forms = commandForms();
const kindsIn = (input: InputForm): string[] => {
  if (input.is === 'kind') return [input.kind];
  if (input.is === 'list') return kindsIn(input.of);
  return input.is === 'group' ? input.fields.flatMap((field) => kindsIn(field.input)) : [];
};
const fill = (type: string, filled: object, newId = () => 'made-1') =>
  bodyOf(forms[type]!.fields, filled as Record<string, unknown>, newId);

describe('Every field of every command', () => {
  const derived = Object.values(forms).filter((form) => sheetOf(form) === undefined);
  it.each(derived)('of $type has an input', ({ fields }) => {
    const kinds = fields.flatMap(({ input }) => kindsIn(input));
    expect(kinds.filter((kind) => !isChosen(kind) && !isEntered(kind))).toEqual([]);
  });
});

describe('The body of a command', () => {
  it('has what was filled in, and takes a number as a number', () => {
    expect(
      fill('DraftRecommendation', { candidates: [{ branchId: 'b03.017', rank: '1', reason: ' 依据 ' }] }),
    ).toEqual({ candidates: [{ branchId: 'b03.017', rank: 1, reason: '依据' }] });
  });
  it('leaves blanks out, and groups of which nothing is filled in', () => {
    const filled = { kind: 'winners', endsOn: '2023-12-01', titleId: '', objectionsTo: { office: '' } };
    expect(fill('PostNotice', filled)).toEqual({ kind: 'winners', branchIds: [], endsOn: '2023-12-01' });
  });
  it('has a list of scores, which inputs hold by their criterion', () => {
    const scores = { political: ' 88 ', leadership: '' };
    expect(fill('SealBallot', { scores })).toEqual({ scores: [{ criterionId: 'political', score: '88' }] });
  });
  it('has a new id where nobody chooses one, and keeps it once it is made', () => {
    expect(fill('RegisterLead', {})).toMatchObject({ leadId: 'made-1' });
    expect(fill('RegisterLead', { leadId: 'made-0' })).toMatchObject({ leadId: 'made-0' });
  });
  it.each(Object.values(forms))('of $type is taken as its sample is', ({ type }) => {
    const { sample, body } = commands[type]!;
    expect(body.parse(fill(type, sample))).toEqual(body.parse(sample));
  });
});
