import type { RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';

/**
 * The differences between two versions of a rule pack, which people read before they agree to an amendment.
 */

export interface Change {
  /** The field, as in `criteria[2].weight`. */
  readonly path: string;
  /** JSON; empty where there was or is nothing. */
  readonly before: string;
  readonly after: string;
}

/** Every field that differs, the deepest that can be named, in order of path. */
export function changesBetween(before: RulePack, after: RulePack): Change[] {
  return differences(before, after, '').sort((one, other) => (one.path < other.path ? -1 : 1));
}

function differences(before: unknown, after: unknown, path: string): Change[] {
  if (canonicalJson(before) === canonicalJson(after) && (before === undefined) === (after === undefined))
    return [];
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before: textOf(before), after: textOf(after) }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [one, other] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...keys].flatMap((key) =>
    differences(one[key], other[key], within(path, key, Array.isArray(before))),
  );
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function within(path: string, key: string, inArray: boolean): string {
  if (inArray) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function textOf(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value);
}
