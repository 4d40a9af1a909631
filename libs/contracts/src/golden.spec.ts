// What was once recorded must be read for ever: one sample of every version of every event, as it stands in a
// log. A schema that no longer takes its sample has changed silently; give the event a new version with an
// upcaster, or a new name. Samples stay as long as the program.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { events } from './catalogue.ts';
import type { EarlierEvent } from './contract.ts';
import { said } from './said.fixture.ts';
import { upcast, versionsOf } from './upcast.ts';

interface Golden {
  readonly type: string;
  readonly version: number;
  readonly data: Record<string, unknown>;
}

const directory = new URL('./golden/', import.meta.url);
const names = readdirSync(directory).map((file) => file.replace(/\.json$/, ''));
const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.json`, directory), 'utf8')) as Golden;
/** `BallotSealed` for its first version, `BallotSealed.v2` for its second. */
const nameOf = (type: string, version: number) => (version === 1 ? type : `${type}.v${version}`);
const everything = Object.entries(events).flatMap(([type, contract]) =>
  versionsOf(contract).map(({ version }) => ({ name: nameOf(type, version), type, version })),
);

/**
 * The faults between an event's contract and what was recorded of one of its versions; nothing when the
 * record can still be read.
 */
function faults(type: string, newest: EarlierEvent, version: number, recorded: Golden): string[] {
  const contract = versionsOf(newest).find((one) => one.version === version);
  if (!contract) return [`has no version ${version} any longer`];
  const read = contract.body.safeParse(recorded.data);
  if (!read.success) return [`no longer reads its record: ${z.prettifyError(read.error)}`];
  const written = JSON.stringify(sorted(read.data));
  return [
    ...(recorded.type === type ? [] : ['stands under another name']),
    ...(recorded.version === version ? [] : [`was recorded as version ${recorded.version}`]),
    ...(written === JSON.stringify(sorted(recorded.data)) ? [] : ['is written otherwise than it was read']),
    ...Object.keys(contract.body.shape).flatMap((field) =>
      field in recorded.data ? [] : [`has a field that its sample lacks: ${field}`],
    ),
    ...faultsOfToday(type, newest, recorded),
  ];
}

/** The faults of a record once it is brought to the newest version. */
function faultsOfToday(type: string, newest: EarlierEvent, { version, data }: Golden): string[] {
  const today = upcast({ type, schemaVersion: version, data }, { [type]: newest });
  const read = newest.body.safeParse(today.data);
  return read.success
    ? []
    : [`is raised to what version ${newest.version} does not read: ${z.prettifyError(read.error)}`];
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
  it('are there for every version of every event, and for nothing else', () => {
    expect(names.sort()).toEqual(everything.map(({ name }) => name).sort());
  });
  it.each(everything)('$name reads as it was recorded', ({ name, type, version }) => {
    expect(faults(type, events[type]!, version, golden(name))).toEqual([]);
  });
});

describe('An event whose contract changed silently', () => {
  const recorded: Golden = {
    type: 'PlaceForfeited',
    version: 1,
    data: { branchId: 'b03.017', reason: 'heldTooLong' },
  };
  const field = z.string();
  const first = said(1, { branchId: field, reason: field });
  const told = (contract: unknown, version = 1) =>
    faults('PlaceForfeited', contract as EarlierEvent, version, recorded).join();

  it('is told when a field went away', () => {
    expect(told(said(1, { branchId: field }))).toContain('no longer reads');
  });
  it('is told when a field came that must be there', () => {
    expect(told(said(1, { branchId: field, reason: field, until: field }))).toContain('no longer reads');
  });
  it('is told when a field came that may be there', () => {
    expect(told(said(1, { branchId: field, reason: field, until: field.optional() }))).toContain(
      'lacks: until',
    );
  });
  it('is told when a value is stored otherwise than it was', () => {
    expect(told(said(1, { branchId: field, reason: field.toUpperCase() }))).toContain('written otherwise');
  });
  it('is told when the version was raised and the new one has no sample of its own', () => {
    const second = said(2, { branchId: field, reason: field }, first, (data) => data);
    expect(told(second, 2)).toContain('recorded as version 1');
  });
  it('is told when its upcaster makes what the newest version does not read', () => {
    const second = said(
      2,
      { branchId: field, ground: z.enum(['declined']) },
      first,
      ({ branchId, reason }: Record<'branchId' | 'reason', never>) => ({
        branchId,
        ground: reason as 'declined',
      }),
    );
    expect(told(second)).toContain('version 2 does not read');
  });
  it('is silent when nothing changed, and when a version with an upcaster came', () => {
    expect(told(first)).toBe('');
    expect(
      told(
        said(
          2,
          { branchId: field, ground: field },
          first,
          ({ branchId, reason }: Record<'branchId' | 'reason', never>) => ({
            branchId,
            ground: reason,
          }),
        ),
      ),
    ).toBe('');
  });
});
