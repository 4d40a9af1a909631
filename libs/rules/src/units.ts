/**
 * The relation between two units of the organisation, read from their ids: a bureau is `b03`, its branch
 * `b03.017`. Conflicts of interest are derived from it (docs/handbook/process.md#1.17); kinship and other
 * ties are declared, never derived.
 */

/** The relation of one unit to another. */
export type UnitRelation = 'own' | 'superior' | 'subordinate' | 'none';

const unitIdForm = /^[a-z0-9]+(\.[a-z0-9]+)*$/;

export function isUnitId(text: string): boolean {
  return unitIdForm.test(text);
}

/**
 * The relation of `unit` to `other`: `superior` means that `unit` stands above `other`. Two branches of one
 * bureau are `none` to each other.
 */
export function relation(unit: string, other: string): UnitRelation {
  if (!isUnitId(unit) || !isUnitId(other)) return 'none';
  if (unit === other) return 'own';
  if (other.startsWith(`${unit}.`)) return 'superior';
  return unit.startsWith(`${other}.`) ? 'subordinate' : 'none';
}

/** True when somebody of `unit` must keep away from what concerns `other` (docs/handbook/process.md#1.17). */
export function conflicts(unit: string, other: string): boolean {
  return relation(unit, other) !== 'none';
}
