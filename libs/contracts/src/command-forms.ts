import { z } from 'zod';
import { kebab } from './address.ts';
import { aggregates } from './catalogue.ts';
import type { AggregateContract, CommandContract, IdPart, ServiceName } from './contract.ts';
import type { Permission } from './permission.ts';
import { fieldsOf } from './schema-walk.ts';
import { unitFieldOf } from './unit-fields.ts';
import { kinds } from './values.ts';
import { choiceWords } from './words/choices.ts';
import { fieldWords } from './words/fields.ts';
import { formOf } from './words/forms.ts';
import type { Words } from './words/words.ts';

/**
 * Every command as a form that a screen can show, derived from the contracts. It is plain JSON, so that a
 * browser needs no schema library.
 */

export interface CommandForm {
  readonly type: string;
  /** The act as a verb. */
  readonly words: Words;
  /** The name of what it is done to. */
  readonly target: Words;
  readonly aggregate: string;
  readonly service: ServiceName;
  /** The address of the aggregate's commands below `/api/v1/`, and the last part of this command's. */
  readonly path: string;
  readonly step: string;
  /** The parts of the target's id, in this order. */
  readonly id: readonly IdPart[];
  readonly may: Permission;
  /** The view in which the target has a row with its version; absent where there is none. */
  readonly resource?: string;
  readonly fields: readonly FieldForm[];
}

export interface FieldForm {
  readonly name: string;
  readonly words: Words;
  readonly required: boolean;
  readonly input: InputForm;
}

export type InputForm =
  | { readonly is: 'text'; readonly lettersMost?: number; readonly help?: Words }
  | { readonly is: 'number'; readonly least?: number; readonly most?: number }
  | { readonly is: 'yesNo' }
  | { readonly is: 'choice'; readonly choices: readonly (Words & { readonly value: string })[] }
  | { readonly is: 'list'; readonly of: InputForm; readonly most?: number }
  | { readonly is: 'group'; readonly fields: readonly FieldForm[] }
  /** A value of a kind that has a picker of its own. */
  | { readonly is: 'kind'; readonly kind: string };

/** The forms of all commands that people give, by the command. */
export function commandForms(): Readonly<Record<string, CommandForm>> {
  return Object.fromEntries(
    aggregates
      .filter(({ internal }) => !internal)
      .flatMap((contract) =>
        Object.entries(contract.commands)
          .filter(([, { may }]) => may.by.length > 0 || may.pair)
          .map(([type, command]) => [type, formOfCommand(contract, type, command)]),
      ),
  );
}

function formOfCommand(contract: AggregateContract, type: string, command: CommandContract): CommandForm {
  const { name, service, path, id, words, readModels } = contract;
  const shown = Object.values(readModels).find(({ of }) => of === name);
  return {
    type,
    words: command.words,
    target: words,
    aggregate: name,
    service,
    path,
    step: kebab(type),
    id,
    may: command.may,
    ...(shown && { resource: shown.path }),
    fields: fieldForms(command.body, service),
  };
}

function fieldForms(schema: z.ZodObject, service: ServiceName): FieldForm[] {
  const registered = registeredBy(schema);
  return fieldsOf(schema).map(([name, field]) => {
    const words = fieldWords(service, name);
    if (!words) throw new Error(`the field ${name} of ${service} has no words`);
    const input = registered.includes(name) ? textOf(field) : inputOf(field, service);
    return { name, words, required: !(field instanceof z.ZodOptional), input };
  });
}

/** The fields that name units which are registered by it: nobody can pick them yet. */
function registeredBy(schema: z.ZodObject): string[] {
  return fieldsOf(schema).flatMap(([, field]) => {
    const mark = unitFieldOf(field);
    return mark?.concern === 'place' && mark.registers !== undefined ? [mark.registers] : [];
  });
}

function inputOf(schema: z.ZodType, service: ServiceName): InputForm {
  const kind = kinds.get(schema)?.kind;
  if (kind !== undefined) return { is: 'kind', kind };
  if (schema instanceof z.ZodOptional) return inputOf(schema.unwrap() as z.ZodType, service);
  if (schema instanceof z.ZodObject) return { is: 'group', fields: fieldForms(schema, service) };
  if (schema instanceof z.ZodEnum) return { is: 'choice', choices: choicesOf(schema) };
  if (schema instanceof z.ZodBoolean) return { is: 'yesNo' };
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
  if (schema instanceof z.ZodArray) {
    const of = inputOf(schema.element as z.ZodType, service);
    return { is: 'list', of, ...(json.maxItems !== undefined && { most: json.maxItems }) };
  }
  if (schema instanceof z.ZodNumber) {
    const { minimum: least, maximum: most } = json;
    return { is: 'number', ...(least !== undefined && { least }), ...(most !== undefined && { most }) };
  }
  if (!(schema instanceof z.ZodString)) throw new Error('a field is of a kind that no form knows');
  return textOf(schema);
}

function textOf(schema: z.ZodType): InputForm {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const help = formOf(json.pattern ?? '');
  return {
    is: 'text',
    ...(json.maxLength !== undefined && { lettersMost: json.maxLength }),
    ...(help && json.pattern !== '\\S' && { help: { zh: help.zh, en: help.en } }),
  };
}

function choicesOf(schema: z.ZodEnum): (Words & { value: string })[] {
  return schema.options.map((value) => {
    const words = choiceWords[value as string];
    if (!words) throw new Error(`the choice ${value} has no words`);
    return { value: value as string, zh: words.zh, en: words.en };
  });
}
