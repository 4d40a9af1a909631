// What was once recorded must be read for ever: one sample of every event, as it stands in a log. A schema that no longer takes its sample has
// changed silently; give the event a new version with an upcaster, or a new name.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { event, type EventContract } from './define.ts';
import { events } from './events/index.ts';

interface Golden {
  readonly type: string;
  readonly version: number;
  readonly data: Record<string, unknown>;
}

const directory = new URL('./golden/', import.meta.url);
const names = readdirSync(directory).map((file) => file.replace(/\.json$/, ''));
const golden = (type: string) => JSON.parse(readFileSync(new URL(`${type}.json`, directory), 'utf8')) as Golden;

/** What is wrong between an event's contract and what was recorded of it; nothing when the record can still be read. */
function faults(type: string, { version, schema }: EventContract, recorded: Golden): string[] {
  const read = schema.safeParse(recorded.data);
  if (!read.success) return [`no longer reads its record: ${z.prettifyError(read.error)}`];
  const written = JSON.stringify(sorted(read.data));
  return [
    ...(recorded.type === type ? [] : ['stands under another name']),
    ...(recorded.version === version ? [] : [`was recorded as version ${recorded.version}`]),
    ...(written === JSON.stringify(sorted(recorded.data)) ? [] : ['is written otherwise than it was read']),
    ...Object.keys(schema.shape).flatMap((field) => (field in recorded.data ? [] : [`has a field that its sample lacks: ${field}`])),
  ];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

describe('Recorded events', () => {
  it('are there for every event, and for nothing else', () => {
    expect(names.sort()).toEqual(Object.keys(events).sort());
  });
  it.each(Object.keys(events))('%s reads as it was recorded', (type) => {
    expect(faults(type, events[type]!, golden(type))).toEqual([]);
  });
});

describe('An event whose contract changed silently', () => {
  const recorded: Golden = { type: 'PlaceForfeited', version: 1, data: { branchId: 'b03.017', reason: 'heldTooLong' } };
  const field = z.string();
  const told = (contract: unknown) => faults('PlaceForfeited', contract as EventContract, recorded).join();

  it('is told when a field went away', () => {
    expect(told(event(1, { branchId: field }))).toContain('no longer reads');
  });
  it('is told when a field came that must be there', () => {
    expect(told(event(1, { branchId: field, reason: field, until: field }))).toContain('no longer reads');
  });
  it('is told when a field came that may be there', () => {
    expect(told(event(1, { branchId: field, reason: field, until: field.optional() }))).toContain('lacks: until');
  });
  it('is told when a value is stored otherwise than it was', () => {
    expect(told(event(1, { branchId: field, reason: field.toUpperCase() }))).toContain('written otherwise');
  });
  it('is told when the version was raised and the sample was not', () => {
    expect(told(event(2, { branchId: field, reason: field }))).toContain('recorded as version 1');
  });
  it('is silent when nothing changed', () => {
    expect(told(event(1, { branchId: field, reason: field }))).toBe('');
  });
});
