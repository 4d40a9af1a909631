import { type EventName, heard, type Heard } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import type { Changes } from './facts.ts';

type Lines = { readonly [Name in EventName]?: (event: Heard<Name>) => Changes };

/** The changes by the line of an event's name; none where it has no line. */
export function byName(lines: Lines): (event: ViewedEvent) => Changes {
  const table = lines as Readonly<Record<string, (event: Heard) => Changes>>;
  return (event) => table[event.type]?.(heard(event)) ?? {};
}
