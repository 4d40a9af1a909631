import type { ViewedEvent } from '@laurel/core';
import type { AggregateContract, IdPart } from './contract.ts';

/** The addresses of aggregates and commands: parts of ids, keys of rows, words in URLs. */

/** The parts of an aggregate id by kind, or undefined if the id does not have the aggregate's form. */
export function parseId(
  aggregate: Pick<AggregateContract, 'id'>,
  id: string,
): Partial<Record<IdPart, string>> | undefined {
  const words = id.split('.');
  const parts: Partial<Record<IdPart, string>> = {};
  const fixed = aggregate.id.filter((part) => part !== 'unit').length;
  for (const part of aggregate.id) {
    const taken =
      part === 'unit'
        ? words.splice(0, words.length - (fixed - Object.keys(parts).filter((key) => key !== 'unit').length))
        : words.splice(0, 1);
    if (taken.length === 0 || taken.some((word) => !/^[a-zA-Z0-9-]{1,80}$/.test(word))) return undefined;
    parts[part] = taken.join('.');
  }
  return words.length === 0 ? parts : undefined;
}

/** `SealRecommendation` → `seal-recommendation`, as commands stand in URLs. */
export function kebab(type: string): string {
  return type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** The id of the aggregate of this kind whose stream said the event; undefined when another stream did. */
export function idIn(
  aggregate: Pick<AggregateContract, 'name' | 'service'>,
  event: Pick<ViewedEvent, 'service' | 'stream'>,
): string | undefined {
  const prefix = `${aggregate.name}-`;
  return event.service === aggregate.service && event.stream.startsWith(prefix)
    ? event.stream.slice(prefix.length)
    : undefined;
}

/** `r2023.b03.017`: the key of everything about one unit in one campaign. */
export function unitKey(campaignId: string, unitId: string): string {
  return `${campaignId}.${unitId}`;
}

/** The key of everything about one entry. */
export function entryKey({
  campaignId,
  branchId,
}: {
  readonly campaignId: string;
  readonly branchId: string;
}): string {
  return unitKey(campaignId, branchId);
}

/** The ids that the key of an entry contains. */
export function entryIn(key: string): {
  campaignId: string;
  branchId: string;
  unitId: string;
} {
  const [campaignId, ...path] = key.split('.') as [string, ...string[]];
  const branchId = path.join('.');
  return { campaignId, branchId, unitId: branchId };
}
