import { useEffect, useState } from 'react';
import { lookAt, usePast } from '../providers/as-of.ts';
import { readPage } from '../providers/data-provider.ts';
import { usePage } from '../providers/queries.ts';
import type { Rows } from '../providers/resources.ts';

type Event = Rows['history'];

const pauseMs = 150;
const ascending = { field: 'position', order: 'ASC' } as const;
const descending = { field: 'position', order: 'DESC' } as const;
const one = { page: 1, perPage: 1 };

/** The first and the last event that one may read. */
export function useBounds(): { readonly first: Event | undefined; readonly last: Event | undefined } {
  const first = usePage('history', { sort: ascending, pagination: one });
  const last = usePage('history', { sort: descending, pagination: one });
  return { first: first.data?.rows[0], last: last.data?.rows[0] };
}

/**
 * The event at a position; where one may not read that one, the last before it. Asked for when the position
 * has stood still for a moment.
 */
export function useEventAt(position: number): Event | undefined {
  const [settled, setSettled] = useState(position);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(position), pauseMs);
    return () => clearTimeout(timer);
  }, [position]);
  const found = usePage('history', { filter: { 'position.to': settled }, sort: descending, pagination: one });
  return settled === position ? found.data?.rows[0] : undefined;
}

/** Moves the dashboard through time, from event to event. Events that one may not read are stepped over. */
export function useTimeTravel() {
  const past = usePast();
  const stand = (event: Event | undefined) => {
    if (event) lookAt({ asOf: event.recordedAt, event: event.position }, past ? 'replace' : 'push');
  };
  return {
    at: past?.asOf,
    async to(position: number): Promise<void> {
      stand(
        (await find({ 'position.to': position }, descending)) ??
          (await find({ 'position.from': position }, ascending)),
      );
    },
    async step(from: number, direction: 'back' | 'forward'): Promise<void> {
      if (direction === 'back') return stand(await find({ 'position.to': from - 1 }, descending));
      const next = await find({ 'position.from': from + 1 }, ascending);
      if (next) stand(next);
      else lookAt(undefined, 'replace');
    },
    async toNow(): Promise<void> {
      lookAt(undefined);
    },
  };
}

async function find(
  filter: Readonly<Record<string, number>>,
  sort: typeof ascending | typeof descending,
): Promise<Event | undefined> {
  return (await readPage('history', { filter, sort, pagination: one })).rows[0];
}
