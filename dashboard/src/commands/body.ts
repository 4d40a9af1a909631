import type { FieldForm, InputForm } from '@laurel/contracts';
import { type Form, withoutBlanks } from '../application-form/fields.ts';

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

/** The ids that were made for a body: they stay when the command is mended. */
export function idsMade(fields: readonly FieldForm[], body: Filled): Filled {
  const made = fields.filter(({ input }) => input.is === 'kind' && input.kind === 'newId');
  return Object.fromEntries(made.map(({ name }) => [name, body[name]]));
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
    case 'kind':
      return valueOfKind(input.kind, value);
    default:
      return typeof value === 'string' ? value.trim() || undefined : value;
  }
}

function valueOfKind(kind: string, value: unknown): unknown {
  if (kind === 'applicationForm') return withoutBlanks(value as Form);
  if (kind === 'scores') return scoresOf(value as Filled | readonly unknown[]);
  if (typeof value !== 'string') return value;
  return value.trim() || undefined;
}

/** Inputs hold scores by their criterion, a body as a list; what is a list already stays. */
function scoresOf(value: Filled | readonly unknown[]): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return Object.entries(value as Filled).flatMap(([criterionId, score]) =>
    typeof score === 'string' && score.trim() !== ''
      ? [{ criterionId, score: score.normalize('NFKC').trim() }]
      : [],
  );
}
