// A command is a form by its contract alone: each field has words and something to fill it in with, and what
// one chooses from has words, too.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aggregates, commands } from './catalogue.ts';
import { commandForms, type FieldForm, type InputForm } from './command-forms.ts';
import { choiceWords } from './words/choices.ts';

const forms = commandForms();

const inputsOf = (fields: readonly FieldForm[]): InputForm[] => fields.flatMap(({ input }) => within(input));
function within(input: InputForm): InputForm[] {
  if (input.is === 'list') return [input, ...within(input.of)];
  return input.is === 'group' ? [input, ...inputsOf(input.fields)] : [input];
}

describe('Every command that a person gives', () => {
  it('is a form, and no other is', () => {
    const given = aggregates
      .filter(({ internal }) => !internal)
      .flatMap((contract) => Object.entries(contract.commands))
      .filter(([, { may }]) => may.by.length > 0 || may.pair)
      .map(([type]) => type);
    expect(Object.keys(forms).sort()).toEqual(given.sort());
  });

  it('asks for each field of its body, and requires what its schema requires', () => {
    for (const { type, fields } of Object.values(forms)) {
      const { shape } = commands[type]!.body;
      const isOptional = (name: string) => shape[name] instanceof z.ZodOptional;
      expect([type, fields.map(({ name }) => name)]).toEqual([type, Object.keys(shape)]);
      expect([type, fields.map(({ required }) => !required)]).toEqual([
        type,
        fields.map(({ name }) => isOptional(name)),
      ]);
    }
  });

  it('names the view in which its target has a version', () => {
    expect(forms['SealRecommendation']?.resource).toBe('recommendations');
    expect(forms['ImportPersons']?.resource).toBeUndefined();
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(forms))).toEqual(forms);
  });
});

describe('A field', () => {
  it('of a kind leaves its values to the picker, one of text says its bound and its form', () => {
    expect(forms['RegisterPerson']?.fields.map(({ name, input }) => [name, input])).toEqual([
      ['personId', { is: 'kind', kind: 'person' }],
      ['name', { is: 'text', lettersMost: 60 }],
      [
        'policeNumber',
        {
          is: 'text',
          help: {
            zh: '警号为 4 至 20 位字母和数字，如 088008',
            en: 'a police number has 4 to 20 letters and digits, as 088008',
          },
        },
      ],
      ['unitId', { is: 'kind', kind: 'unit' }],
      ['since', { is: 'kind', kind: 'day' }],
    ]);
  });
});

describe('The id of a unit that is registered', () => {
  const inputOf = (type: string, field: string) =>
    forms[type]?.fields.find(({ name }) => name === field)?.input.is;

  it('is written, since nobody can pick it yet', () => {
    expect(inputOf('RegisterBureau', 'bureauId')).toBe('text');
    expect(inputOf('RegisterBranch', 'branchId')).toBe('text');
  });
  it('is picked by whatever else is done to it', () => {
    expect(inputOf('RenameBranch', 'branchId')).toBe('kind');
  });
});

describe('The words of choices', () => {
  it('are those of choices that a command has', () => {
    const used = new Set(
      Object.values(forms)
        .flatMap(({ fields }) => inputsOf(fields))
        .flatMap((input) => (input.is === 'choice' ? input.choices.map(({ value }) => value) : [])),
    );
    expect(Object.keys(choiceWords).filter((value) => !used.has(value))).toEqual([]);
  });
});
