import type { ViewedEvent } from '@laurel/core';
import type { AggregateContract, IdPart } from './contract.ts';

/** The addresses of aggregates and commands: parts of ids, keys of rows, words in URLs. */

const idForm = /^[a-zA-Z0-9-]{1,80}(\.[a-zA-Z0-9-]{1,80})*$/;

/** The parts of an aggregate id by kind, or undefined if the id does not have the aggregate's form. */
export function parseId(
  { id: names }: Pick<AggregateContract, 'id'>,
  id: string,
): Partial<Record<IdPart, string>> | undefined {
  if (!idForm.test(id)) return undefined;
  const words = id.split('.');
  // A unit has the words that the other parts leave, and each of those has one.
  const ofUnit = words.length - names.length + 1;
  if (ofUnit < 1 || (ofUnit > 1 && !names.includes('unit'))) return undefined;
  const parts: Partial<Record<IdPart, string>> = {};
  let next = 0;
  for (const name of names) {
    const end = next + (name === 'unit' ? ofUnit : 1);
    parts[name] = words.slice(next, end).join('.');
    next = end;
  }
  return parts;
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
