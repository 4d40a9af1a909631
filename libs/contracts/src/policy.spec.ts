// The policy table and the commands name each other: what nobody permits cannot be asked, and what cannot be
// asked needs no permission.
import { describe, expect, it } from '@jest/globals';
import { kebab } from './address.ts';
import { acts, aggregates } from './catalogue.ts';
import { roleNames, unitRoles } from './roles.ts';

const types = aggregates.flatMap(({ commands }) => Object.keys(commands));

describe('The policy table', () => {
  it('has one permission for every command, and no other', () => {
    expect(Object.keys(acts).sort()).toEqual([...types].sort());
  });
  it('permits each act to roles that exist, alone or as a pair, never both', () => {
    for (const [type, { by, pair }] of Object.entries(acts)) {
      expect([...by, ...(pair ?? [])].filter((role) => !roleNames.includes(role))).toEqual([]);
      expect(`${type} ${by.length > 0 && pair !== undefined}`).toBe(`${type} false`);
    }
  });
  it('gives acts on one’s own unit only to roles that are held for a unit', () => {
    const strangers = Object.entries(acts).filter(
      ([, { by, pair, scope }]) =>
        scope === 'mine' && [...by, ...(pair ?? [])].some((role) => !unitRoles.includes(role)),
    );
    expect(strangers.map(([type]) => type)).toEqual([]);
  });
  it('gives nothing to the auditor but seeing to his own messages', () => {
    const acting = Object.entries(acts).filter(
      ([, { by, pair }]) => by.includes('auditor') || pair?.includes('auditor'),
    );
    expect(acting.map(([type]) => type)).toEqual(['SeeMessage']);
  });
});

describe('Commands', () => {
  it('have names of their own across all aggregates', () => {
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });
  it('have addresses of their own within an aggregate', () => {
    for (const { name, commands } of aggregates) {
      const words = Object.keys(commands).map(kebab);
      expect([name, new Set(words).size]).toEqual([name, words.length]);
    }
  });
  it('stand in aggregates whose names and paths are their own', () => {
    for (const field of ['name', 'path'] as const) {
      expect(new Set(aggregates.map((aggregate) => aggregate[field])).size).toBe(aggregates.length);
    }
  });
  it('refuse fields that they do not know', () => {
    const lax = aggregates.flatMap(({ commands }) =>
      Object.entries(commands).filter(([, { body }]) => {
        const issues = body.safeParse({ unheardOf: 1 }).error?.issues ?? [];
        return !issues.some(({ code }) => code === 'unrecognized_keys');
      }),
    );
    expect(lax.map(([type]) => type)).toEqual([]);
  });
});
