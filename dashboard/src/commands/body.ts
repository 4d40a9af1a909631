import type { FieldForm, InputForm } from '@laurel/contracts';

/** Values as inputs hold them: what is not filled in is null, empty or absent. */
export type Filled = Readonly<Record<string, unknown>>;

/** The body of a command from what was filled in: blanks are left out, ids that nobody chose are made. */
export function bodyOf(fields: readonly FieldForm[], filled: Filled, newId: () => string): object {
  return Object.fromEntries(
    fields.flatMap(({ name, input, required }): [string, unknown][] => {
      const value = valueOf(input, filled[name], newId);
      if (value === undefined) return required && input.is === 'list' ? [[name, []]] : [];
      return [[name, value]];
    }),
  );
}

function valueOf(input: InputForm, value: unknown, newId: () => string): unknown {
  if (input.is === 'kind' && input.kind === 'newId') return value || newId();
  if (value === undefined || value === null || value === '') return undefined;
  switch (input.is) {
    case 'group': {
      const inner = bodyOf(input.fields, value as Filled, newId);
      return Object.keys(inner).length > 0 ? inner : undefined;
    }
    case 'list': {
      const each = (value as unknown[]).flatMap((one) => valueOf(input.of, one, newId) ?? []);
      return each.length > 0 ? each : undefined;
    }
    case 'number':
      return Number(value);
    default:
      return typeof value === 'string' ? value.trim() || undefined : value;
  }
}

/**
 * Faults as the form shows them at their inputs: that of `/candidates/0/reason` becomes
 * `{ candidates: { 0: { reason } } }`.
 */
export function errorsAt(faults: readonly { pointer: string; text: string }[]): object {
  const errors: Nested = {};
  for (const { pointer, text } of faults) {
    const names = pointer.replace(/^\//, '').split('/');
    const last = names.pop()!;
    const group = names.reduce<Nested>((inner, name) => {
      const next = inner[name];
      return typeof next === 'object' ? next : (inner[name] = {});
    }, errors);
    group[last] ??= text;
  }
  return errors;
}

interface Nested {
  [name: string]: Nested | string;
}
