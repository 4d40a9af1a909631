// Logs keep what was said in every version; what reads them sees one.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { EarlierEvent } from './contract.ts';
import { said } from './said.fixture.ts';
import { upcast, versionsOf } from './upcast.ts';

const first = said(1, { name: z.string() });
const second = said(2, { names: z.array(z.string()) }, first, ({ name }: { name: string }) => ({
  names: [name],
}));
const third = said(
  3,
  { names: z.array(z.string()), count: z.int() },
  second,
  ({ names }: { names: string[] }) => ({
    names,
    count: names.length,
  }),
);
const contracts = { Named: third as unknown as EarlierEvent };
const named = (schemaVersion: number, data: object) => ({ type: 'Named', schemaVersion, data, id: 'one' });

describe('An event said in an earlier version', () => {
  it('is read as the newest, through every version between', () => {
    expect(upcast(named(1, { name: 'Ann' }), contracts)).toEqual(named(3, { names: ['Ann'], count: 1 }));
    expect(upcast(named(2, { names: ['Ann', 'Ben'] }), contracts)).toEqual(
      named(3, { names: ['Ann', 'Ben'], count: 2 }),
    );
  });
  it('stays itself: the event read from the log is not changed', () => {
    const said = Object.freeze(named(1, Object.freeze({ name: 'Ann' })));
    upcast(said, contracts);
    expect(said).toEqual(named(1, { name: 'Ann' }));
  });
});

describe('An event', () => {
  it('said in the newest version, or of a type that nobody knows, is left as it is', () => {
    for (const said of [named(3, { names: [], count: 0 }), { ...named(7, {}), type: 'Unheard' }])
      expect(upcast(said, contracts)).toBe(said);
  });
  it.each([4, 0])(
    'said in a version that this program does not know is not guessed at: %d',
    (schemaVersion) => {
      expect(() => upcast(named(schemaVersion, {}), contracts)).toThrow(
        `version ${schemaVersion}, which this program does not know`,
      );
    },
  );
});

describe('A contract', () => {
  it('knows its versions, the newest first', () => {
    expect(versionsOf(contracts.Named).map(({ version }) => version)).toEqual([3, 2, 1]);
  });
  it('of a raised version needs the version before it and an upcaster', () => {
    expect(() => said(2, { name: z.string() })).toThrow('needs version 1 and an upcaster');
    expect(() => said(3, { name: z.string() }, first, () => ({}))).toThrow('needs version 2');
    expect(() => said(2, { name: z.string() }, first)).toThrow('upcaster');
  });
});
