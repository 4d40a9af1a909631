import type { RulePack } from '@laurel/contracts';
import { campaignNode, listMaximumFor } from '@laurel/rules';
import type { People } from '../city/people.ts';
import type { Random } from '../city/random.ts';
import type { Region } from '../city/region.ts';
import { type Bureau, sampleUnits, type Units } from '../city/units.ts';
import { type Contest, drawContest, type Entry, type List } from './contest.ts';
import type { Winners } from './parts.ts';
import { pooled } from './pools.ts';
import type { Account } from './staff.ts';
import { lackOfTime, type Year } from './year.ts';

/** The units that a campaign reaches, how they lie in the tree, and who of them enters. */
export interface Field {
  readonly units: Units;
  readonly contest: Contest;
  readonly edges: readonly Edge[];
  /** Secretaries who have their accounts already. */
  readonly secretaries: readonly Account[];
}

export type Edge = readonly [unit: string, parent: string];

/** The field of a city: units, lists and nominations drawn from the seed. */
export function fieldOf(
  pack: RulePack,
  random: Random,
  people: People,
  region: Region,
  campaigns: readonly string[],
): Field {
  const units = sampleUnits(pack, random.about('units'), people, region);
  return {
    units,
    contest: drawContest(pack, units, random.about('contest')),
    edges: [...edgesOf(units, region, campaigns)],
    secretaries: [],
  };
}

/** Each unit of a city, and each campaign that belongs to it, with the unit above. */
function* edgesOf(
  { bureaus, branches }: Units,
  { unitId }: Region,
  campaigns: readonly string[],
): Iterable<Edge> {
  for (const { branchId, bureauId } of branches) yield [branchId, bureauId];
  if (unitId === undefined) return;
  for (const { bureauId } of bureaus) yield [bureauId, unitId];
  for (const campaign of campaigns) yield [campaignNode(campaign), unitId];
}

/** The part of a city's story that its province knows. */
export interface City {
  readonly pack: RulePack;
  readonly region: Region;
  readonly year: Year;
  readonly units: Units;
  readonly edges: readonly Edge[];
  readonly contest: Contest;
  readonly parts: Winners;
  readonly order: readonly string[];
  readonly staff: { secretaryOf(branchId: string): Account };
  winnersOf(order: readonly string[]): string[];
}

/**
 * The field of a province: each city hands in the best of those whom it has named, as many as its list may
 * have (docs/handbook/process.md#1.15).
 */
export function fieldAbove(pack: RulePack, cities: readonly City[]): Field {
  const bureaus = cities.map(unitOf);
  const lists = cities.map((city): List => {
    const { bureauId, kind: bureauKind } = unitOf(city);
    const most = listMaximumFor(pack, { bureauId, bureauKind });
    return { bureauId, answer: 'plain', branchIds: handedIn(city).slice(0, most) };
  });
  const entries = lists.flatMap(({ bureauId, branchIds }) =>
    branchIds.map((branchId, index): Entry => {
      const place = { branchId, bureauId, route: 'recommended', rank: index + 1 } as const;
      return { ...pooled(pack, bureaus, place), fate: 'competes' };
    }),
  );
  const branches = entries.map(({ branchId, bureauId }) => {
    const known = cities.flatMap(({ units }) => units.branches);
    return { ...known.find((branch) => branch.branchId === branchId)!, bureauId };
  });
  const secretaries = cities.flatMap(({ region, staff }) =>
    entries
      .filter(({ bureauId }) => bureauId === region.unitId)
      .map(({ branchId }) => staff.secretaryOf(branchId)),
  );
  return {
    units: { bureaus, branches, quiet: [] },
    contest: { lists: lists.filter(({ branchIds }) => branchIds.length > 0), entries, tied: [] },
    edges: cities.flatMap(({ edges }) => edges),
    secretaries,
  };
}

function unitOf({ region, pack }: City): Bureau {
  const { zh } = pack.city;
  return { bureauId: region.unitId!, name: `${zh}公安局`, shortName: zh, kind: 'countyBureau' };
}

/**
 * Winners that a city names whatever a vote, a draw or a case decides, best first; none of those whose naming
 * does not last or whose work is secret.
 */
function handedIn(city: City): string[] {
  if (lackOfTime(city.pack, city.year)) return [];
  const { objected, revoked, passedOver, heldBefore, secret } = city.parts;
  const apart = [objected, revoked, passedOver, heldBefore, secret, ...city.contest.tied];
  return city.winnersOf(city.order).filter((branchId) => !apart.includes(branchId));
}
