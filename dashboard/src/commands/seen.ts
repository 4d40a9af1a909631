import type { FieldForm } from '@laurel/contracts';
import type { Filled } from './body.ts';

/** An act that waits for its second person. */
interface Waiting {
  readonly proposalId: string;
  readonly act: string;
  readonly content?: object | undefined;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly expiresAt: string;
}

/** The target's row, as far as the dashboard knows it and the user may see it. */
export interface Seen {
  readonly version: number | undefined;
  readonly waiting: readonly Waiting[];
  readonly row: Readonly<Record<string, unknown>> | undefined;
}

/** True if somebody changed the target between two looks at it. */
export function isMoved(before: Seen, now: Seen): boolean {
  return before.version !== undefined && now.version !== undefined && before.version !== now.version;
}

/** The fields that a target keeps as its draft until they are final. */
const drafted: readonly string[] = ['candidates', 'form'];

/** The values of a command's fields that the target holds: its draft, or what it has under the same name. */
export function heldIn(row: Seen['row'], fields: readonly FieldForm[]): Filled {
  const nameIn = (name: string) => (row && 'draft' in row && drafted.includes(name) ? 'draft' : name);
  return Object.fromEntries(fields.map(({ name }) => [name, row?.[nameIn(name)]]));
}

/** The fields of which the target holds another value than at an earlier look. */
export function changedFields(
  fields: readonly FieldForm[],
  before: Seen['row'],
  now: Seen['row'],
): FieldForm[] {
  const [held, holds] = [heldIn(before, fields), heldIn(now, fields)];
  return fields.filter(({ name }) => JSON.stringify(held[name]) !== JSON.stringify(holds[name]));
}
