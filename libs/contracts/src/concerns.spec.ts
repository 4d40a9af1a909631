// Every field of a command that names a unit is of concern, wherever it stands; the others are listed here.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commands } from './catalogue.ts';
import { concernsIn } from './concerns.ts';
import { fieldsOf, within } from './schema-walk.ts';
import { hosting, placing, unconcerned, unitFieldOf } from './unit-fields.ts';
import { branchId, bureauId, kinds, text, unitId } from './values.ts';

describe('The units that a body concerns', () => {
  it.each<[string, z.ZodType, unknown, readonly string[]]>([
    ['in a field', z.strictObject({ from: bureauId, reason: text(9) }), { from: 'b1', reason: '因' }, ['b1']],
    ['in one that may be left out', z.strictObject({ unit: unitId.optional() }), { unit: 'b1' }, ['b1']],
    ['in a list', z.array(branchId), ['b1.001', 'b1.002', 7], ['b1.001', 'b1.002']],
    [
      'in a list of objects',
      z.array(z.strictObject({ to: unitId })),
      [{ to: 'b1' }, { to: 'b2' }],
      ['b1', 'b2'],
    ],
    ['by name', z.record(z.string(), bureauId), { one: 'b1', other: 'b2' }, ['b1', 'b2']],
    [
      'in one of several forms',
      z.union([z.strictObject({ a: text(9) }), z.strictObject({ at: unitId })]),
      { at: 'b1' },
      ['b1'],
    ],
    ['once', z.strictObject({ one: bureauId, other: unitId }), { one: 'b1', other: 'b1' }, ['b1']],
    [
      'nowhere where the field is none of concern',
      z.strictObject({ home: unconcerned(unitId.optional()) }),
      { home: 'b1' },
      [],
    ],
    [
      'nowhere in a value of another form',
      z.strictObject({ unit: unitId, units: z.array(unitId) }),
      { unit: [], units: 'b1' },
      [],
    ],
  ])('are found %s', (_, schema, value, units) => {
    expect(concernsIn(schema, value).units).toEqual(units);
  });
  const placed = z.strictObject({
    bureauId,
    parentId: placing(bureauId.optional(), { registers: 'bureauId' }),
  });
  it('tell which are registered, and whether anything comes to stand below the root', () => {
    const below = concernsIn(z.array(placed), [{ bureauId: 'new', parentId: 'b1' }]);
    expect([below.units, [...below.registers], below.atRoot]).toEqual([['new', 'b1'], ['new'], false]);
    expect(concernsIn(placed, { bureauId: 'new' }).atRoot).toBe(true);
    expect(concernsIn(placed, { bureauId: 'new', parentId: null }).atRoot).toBe(true);
  });
  it('tell that a campaign is drafted for one', () => {
    const drafted = z.strictObject({ hostId: hosting(bureauId.optional()) });
    expect(concernsIn(drafted, { hostId: 'b1' })).toMatchObject({ units: ['b1'], hosts: true });
    expect(concernsIn(drafted, {}).hosts).toBe(false);
  });
});

/** The fields of a body that name units, with what their marks say, by their paths. */
function marksIn(schema: z.ZodType, path: string): string[] {
  const mark = unitFieldOf(schema)?.concern;
  if (mark !== undefined) return [`${path}: ${mark}`];
  if (schema instanceof z.ZodArray) return marksIn(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodRecord) return marksIn(schema.valueType as z.ZodType, `${path}{}`);
  if (schema instanceof z.ZodObject)
    return fieldsOf(schema).flatMap(([name, field]) => marksIn(field, `${path}.${name}`));
  return within(schema).flatMap((inner) => marksIn(inner, path));
}

/** The fields of a body that are of concern, by their paths. */
function concernedIn(schema: z.ZodType, path: string): string[] {
  if (unitFieldOf(schema)?.concern === 'none') return [];
  if (['unit', 'bureau', 'branch'].includes(kinds.get(schema)?.kind ?? '')) return [path];
  if (schema instanceof z.ZodArray) return concernedIn(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodObject)
    return fieldsOf(schema).flatMap(([name, field]) => concernedIn(field, `${path}.${name}`));
  return within(schema).flatMap((inner) => concernedIn(inner, path));
}

/** The schemas of a body that nobody looks into. */
function closedIn(schema: z.ZodType, path: string): string[] {
  if (schema instanceof z.ZodArray) return closedIn(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodRecord)
    return [schema.keyType as z.ZodType, schema.valueType as z.ZodType].flatMap((each, index) =>
      index === 0 && kinds.get(each)?.kind !== undefined ? [`${path} keys`] : closedIn(each, `${path}{}`),
    );
  if (schema instanceof z.ZodObject)
    return fieldsOf(schema).flatMap(([name, field]) => closedIn(field, `${path}.${name}`));
  const inner = within(schema);
  if (inner.length > 0) return inner.flatMap((each) => closedIn(each, path));
  const leaves = [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodLazy, z.ZodISODate];
  return leaves.some((leaf) => schema instanceof leaf) ? [] : [`${path} ${schema.constructor.name}`];
}

describe('The commands', () => {
  const bodies = Object.entries(commands);
  it('name units in other fields than those of concern only where this was decided', () => {
    const marks = bodies.flatMap(([type, { body }]) => marksIn(body, type));
    const ofPacks = ['DraftCampaign', 'ReviseRulePack', 'AmendRulePack'].flatMap((type) => [
      `${type}.rulePack.routes.listMaximums[].bureauIds: none`,
      `${type}.rulePack.pools[].bureauIds: none`,
    ]);
    expect(marks.sort()).toEqual(
      [
        ...ofPacks,
        'DraftRecommendation.candidates: none',
        'JoinRecord.bureauId: none',
        'ConvenePanel.experts[].unitId: none',
        'FormGroup.members[].unitId: none',
        'SubstituteExpert.substitute.unitId: none',
        'RaiseObjection.objector.unitId: none',
        'DraftCampaign.hostId: host',
        'RegisterBureau.parentId: place',
        'RegisterBranch.bureauId: place',
        'ImportOrganisation.bureaus[].parentId: place',
        'ImportOrganisation.branches[].bureauId: place',
        'Reorganise.registers[].parentId: place',
        'Reorganise.moves[].parentId: place',
      ].sort(),
    );
  });
  it('have these fields for recusal and for the units of officers, and no others', () => {
    const judged = bodies.filter(([, { may }]) => may.scope === 'foreign' || may.scope === 'mine');
    const fields = judged.flatMap(([, { body }]) => concernedIn(body, ''));
    // The choice of a run-off is one of its branches.
    expect([...new Set(fields)].sort()).toEqual(['.branchId', '.branchIds[]', '.bureauId', '.choice']);
  });
  it.each(bodies)('%s has no schema that is not looked into', (type, { body }) => {
    expect(closedIn(body, type)).toEqual([]);
  });
});
