import { joinPlan } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import type { Living, Person, Plan } from './living.ts';

/**
 * The plan of a join (docs/handbook/process.md#1.29): what lives on, under the ids that it has in the
 * province. An id that is taken there is another unit's or person's, so whatever comes gets a new one.
 */

/** The province as it is when a record comes in. */
export interface Province {
  readonly units: ReadonlySet<string>;
  readonly persons: readonly Person[];
}

/** The plan, and the persons whom the province has to register first. */
export interface Joining {
  readonly plan: Plan;
  readonly persons: readonly Person[];
}

/** The ids of units and persons in the province, by their ids in the record. */
interface Ids {
  readonly unit: (unitId: string) => string;
  readonly person: (personId: string, branchId: string) => string;
}

/** Plans the join of a record below a unit. */
export function joiningOf(
  living: Living,
  historyHash: string,
  bureauId: string,
  province: Province,
): Joining {
  const units = newUnits(living, bureauId, province.units);
  const home = homeOf(living, bureauId, (unitId) => units.get(unitId) ?? unitId);
  const { ids, coming } = personsOf(living.persons.map(home), bureauId, province.persons);
  const renamed = [...units].map(([formerId, unitId]) => ({ formerId, unitId }));
  return {
    plan: planOf(living, historyHash, bureauId, renamed, {
      unit: (unitId) => units.get(unitId) ?? unitId,
      person: (personId) => ids.get(personId) ?? personId,
    }),
    persons: coming,
  };
}

/** The plan as it is kept: the same plan has the same bytes. */
export const planText = (plan: Plan): string => canonicalJson(plan);

/** The plan under given ids. */
export function planOf(
  living: Living,
  historyHash: string,
  bureauId: string,
  renamed: Plan['renamed'],
  { unit, person }: Ids,
): Plan {
  const { events, firstAt, lastAt, bureaus, branches, results, honours, violations } = living;
  const ofBranch = <Fact extends { readonly branchId: string }>(fact: Fact): Fact => ({
    ...fact,
    branchId: unit(fact.branchId),
  });
  return joinPlan.parse({
    ...{ events, historyHash, firstAt, lastAt, renamed },
    bureaus: bureaus.map(({ parentId, ...bureau }) => ({
      ...bureau,
      bureauId: unit(bureau.bureauId),
      parentId: parentId === undefined ? bureauId : unit(parentId),
    })),
    branches: branches.map(({ secretary, ...branch }) => ({
      ...ofBranch(branch),
      bureauId: unit(branch.bureauId!),
      ...(secretary && {
        secretary: { ...secretary, personId: person(secretary.personId, unit(branch.branchId)) },
      }),
    })),
    ...{
      results: results.map(ofBranch),
      honours: honours.map(ofBranch),
      violations: violations.map(ofBranch),
    },
  });
}

const bureauCharactersMost = 12;

/** New ids for the units whose ids are taken: the joining unit's before the former, then numbered. */
function newUnits({ bureaus, branches }: Living, bureauId: string, taken: ReadonlySet<string>) {
  const coming = [...bureaus.map((bureau) => bureau.bureauId), ...branches.map(({ branchId }) => branchId)];
  const used = new Set([...taken, ...coming]);
  const given = new Map<string, string>();
  for (const formerId of coming.filter((unitId) => taken.has(unitId))) {
    const [bureau = '', ...branch] = formerId.split('.');
    for (let number = 1; !given.has(formerId); number++) {
      const mark = number === 1 ? '' : String(number);
      const first = `${bureauId}${bureau}`.slice(0, bureauCharactersMost - mark.length) + mark;
      const unitId = [first, ...branch].join('.');
      if (used.has(unitId)) continue;
      used.add(unitId);
      given.set(formerId, unitId);
    }
  }
  return given;
}

/** A person of a unit that is no more works in the joining unit. */
function homeOf({ bureaus, branches }: Living, bureauId: string, unit: (unitId: string) => string) {
  const acting = new Set([
    ...bureaus.map((each) => each.bureauId),
    ...branches.map(({ branchId }) => branchId),
  ]);
  return ({ unitId, ...person }: Person): Person => ({
    ...person,
    ...(unitId !== undefined && { unitId: acting.has(unitId) ? unit(unitId) : bureauId }),
  });
}

const keyOf = (personId: string) => personId.toLowerCase();

/**
 * The police number is the identity of a person: who has one that is known is that person. Who has none is
 * the person of the same id and name that has none either.
 */
function personsOf(persons: readonly Person[], bureauId: string, known: readonly Person[]) {
  const byNumber = new Map(
    known.flatMap(({ policeNumber, personId }) => (policeNumber ? [[policeNumber, personId] as const] : [])),
  );
  const byId = new Map(known.map((person) => [keyOf(person.personId), person]));
  const ids = new Map<string, string>();
  const coming: Person[] = [];
  for (const person of persons) {
    const same = person.policeNumber === undefined ? undefined : byNumber.get(person.policeNumber);
    if (same !== undefined) {
      ids.set(person.personId, same);
      continue;
    }
    for (let number = 0; !ids.has(person.personId); number++) {
      const marks = [`${person.personId}`, `${bureauId}-${person.personId}`];
      const personId = marks[number] ?? `${marks[1]}-${number}`;
      const other = byId.get(keyOf(personId));
      const isSame = other?.name === person.name && !other.policeNumber && !person.policeNumber;
      if (other && !isSame) continue;
      ids.set(person.personId, personId);
      if (other) continue;
      byId.set(keyOf(personId), { ...person, personId });
      coming.push({ ...person, personId });
    }
  }
  return { ids, coming };
}
