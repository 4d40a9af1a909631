import type { CommandOf, organisation, RulePack } from '@laurel/contracts';
import type { People, Person } from './people.ts';
import type { Region } from './region.ts';
import type { Random } from './random.ts';
import { sizesOf } from './sizes.ts';
import { counties, countyTeams, organs, organSections, townships, trafficTeams } from './words.ts';

type Imported = Extract<CommandOf<typeof organisation>, { type: 'ImportOrganisation' }>['data'];

export type Bureau = Imported['bureaus'][number] & { readonly shortName: string };
export type Branch = Omit<Imported['branches'][number], 'secretary'> & {
  readonly bureauId: string;
  readonly secretary: Person & { readonly since: string };
};

export interface Units {
  readonly bureaus: readonly Bureau[];
  readonly branches: readonly Branch[];
  /** Organs that nominate nobody: whoever works there is recused from nothing. */
  readonly quiet: readonly string[];
}

const quietOrgans = 3;

interface Unnamed {
  readonly unitName: string;
  readonly name: string;
  readonly unitType: Branch['unitType'];
}

/**
 * County bureaus as the rule pack needs them (ten for the plan's), the traffic detachment and thirty organs
 * with their branches and secretaries.
 */
export function sampleUnits(pack: RulePack, random: Random, people: People, region: Region): Units {
  const cityBureau = `${pack.city.zh.slice(0, 40)}公安局`;
  const ids = countiesNamedIn(pack).map((id) => region.withoutUnit(id));
  const named = ids.filter((id) => !/^([bo]\d\d|t01)$/.test(id)).slice(0, 20);
  const numbers = ids.filter((id) => /^b\d\d$/.test(id)).map((id) => Number(id.slice(1)));
  const count = Math.max(sizesOf(pack).countyBureaus, named.length + 2, ...numbers);
  const countyNames = random.about('counties').shuffled(counties).slice(0, count);
  const bureau = (id: string, name: string, shortName: string, kind: Bureau['kind']): Bureau => ({
    ...{ bureauId: region.bureau(id), name, shortName, kind },
  });
  const bureaus: Bureau[] = [
    ...countyNames.map((county, index) =>
      bureau(
        named[index] ?? numbered('b', index),
        `${cityBureau}${county}分局`,
        `${county}分局`,
        'countyBureau',
      ),
    ),
    bureau('t01', `${cityBureau}交通警察支队`, '交警支队', 'trafficDetachment'),
    ...organs.map(({ name, kind }, index) =>
      bureau(numbered('o', index), `${cityBureau}${name}`, name, kind),
    ),
  ];
  const quiet = organs.slice(0, quietOrgans).map((_, index) => region.bureau(numbered('o', index)));
  const branches = bureaus.flatMap((parent) =>
    unnamed(parent, quiet.includes(parent.bureauId), random.about(parent.bureauId)).map((unit, index) =>
      branch(pack, parent, unit, index, random.about(`${parent.bureauId}/${index}`), people),
    ),
  );
  return { bureaus, branches, quiet };
}

/** The ids of the county bureaus that a rule pack names, which the city then has. */
function countiesNamedIn({ pools = [], routes: { listMaximums = [] } }: RulePack): string[] {
  const ofCounties = [...pools, ...listMaximums].filter(
    ({ bureauKinds }) => bureauKinds?.includes('countyBureau') ?? true,
  );
  return [...new Set(ofCounties.flatMap(({ bureauIds }) => bureauIds ?? []))];
}

function unnamed({ kind, shortName }: Bureau, isQuiet: boolean, random: Random): Unnamed[] {
  const unit = (name: string, unitType: Branch['unitType']) => ({
    unitName: `${shortName}${name}`,
    name: `${name}党支部`,
    unitType,
  });
  switch (kind) {
    case 'countyBureau':
      return [
        ...random
          .shuffled(townships)
          .slice(0, random.whole(15, 20))
          .map((township) => unit(`${township}派出所`, 'policeStation')),
        ...countyTeams.map(({ name, unitType }) => unit(name, unitType)),
      ];
    case 'trafficDetachment':
      return trafficTeams.map((name) => unit(name, 'traffic'));
    case 'detachment':
      return organSections.map((name) =>
        unit(name, name.endsWith('大队') ? 'criminalInvestigation' : 'office'),
      );
    default:
      return organSections.slice(0, isQuiet ? 2 : random.whole(2, 3)).map((name) => unit(name, 'office'));
  }
}

function branch(
  pack: RulePack,
  parent: Bureau,
  unit: Unnamed,
  index: number,
  random: Random,
  people: People,
): Branch {
  const branchId = `${parent.bureauId}.${String(index + 1).padStart(3, '0')}`;
  const fullMembers = Math.max(pack.eligibility.fullMembersMinimum, 3) + random.whole(1, 25);
  const year = Number(pack.phases[0]!.from.slice(0, 4));
  return {
    branchId,
    bureauId: parent.bureauId,
    ...unit,
    fullMembers,
    probationaryMembers: random.whole(0, 4),
    officers: fullMembers + random.whole(2, 20),
    auxiliaries: random.whole(0, 40),
    foundedOn: `${year - random.whole(4, 40)}-07-01`,
    secretary: {
      ...people.person(`secretary/${branchId}`),
      since: `${year - random.whole(1, 3)}-0${random.whole(1, 9)}-15`,
    },
  };
}

function numbered(letter: string, index: number): string {
  return `${letter}${String(index + 1).padStart(2, '0')}`;
}
