import type { RulePack } from '@laurel/contracts';
import type { Random } from '../city/random.ts';
import { listedShare, sizesOf } from '../city/sizes.ts';
import type { Bureau, Units } from '../city/units.ts';

/**
 * The entries of the contest: who enters, by which list, and what happens to each before the ranking. Drawn
 * from the seed; sizes follow the rule pack.
 */

/** The reason that keeps an entry from competing, or `competes` when there is none. */
export type Fate =
  | 'competes'
  | 'planMissing'
  | 'returnLapses'
  | 'ineligible'
  | 'withdraws'
  | 'bureauWithdraws'
  | 'merges'
  | 'violatesEarly'
  | 'violatesLate'
  | 'unassessed';

export interface Entry {
  readonly branchId: string;
  readonly bureauId: string;
  readonly route: 'recommended' | 'self';
  readonly rank?: number;
  readonly fate: Fate;
}

/**
 * The way a bureau answers: as asked, with no list but a reason, too late, within its extension, or sealed
 * twice.
 */
type Answer = 'plain' | 'none' | 'late' | 'extended' | 'recalled';

export interface List {
  readonly bureauId: string;
  readonly answer: Answer;
  /** In order of rank; what a late bureau would have sent, nobody for `none`. */
  readonly branchIds: readonly string[];
}

export interface Contest {
  readonly lists: readonly List[];
  readonly entries: readonly Entry[];
  /** The branch into which the one that `merges` goes. */
  readonly survivor?: string;
  /** Two entries, if possible of different lists, that will be equal; none in a tiny contest. */
  readonly tied: readonly string[];
}

/** Organs that nominate nobody: whoever works there is recused from nothing. */
export const quietOrgans: readonly string[] = ['o01', 'o02', 'o03'];

const selfLeast = 8;

export function drawContest(pack: RulePack, { bureaus, branches }: Units, random: Random): Contest {
  const { recommending, selfNominating } = pack.routes;
  const bodies = bureaus.filter(
    ({ kind, bureauId }) => recommending.includes(kind) && !quietOrgans.includes(bureauId),
  );
  const lists = drawLists(pack, bodies, branches, random);
  const recommended = lists
    .filter(({ answer }) => answer !== 'late')
    .flatMap(({ bureauId, branchIds }) =>
      branchIds.map((branchId, index) => ({
        branchId,
        bureauId,
        route: 'recommended' as const,
        rank: index + 1,
      })),
    );
  const nominating = bureaus.filter(
    ({ kind, bureauId }) => selfNominating.includes(kind) && !quietOrgans.includes(bureauId),
  );
  const able = random
    .about('self')
    .shuffled(branches.filter(({ bureauId }) => nominating.some((body) => body.bureauId === bureauId)))
    .map(({ branchId, bureauId }) => ({ branchId, bureauId, route: 'self' as const }));
  const wanted = Math.max(selfLeast, sizesOf(pack).entries - recommended.length);
  const willing = able.slice(0, wanted);
  const contest = withFates(pack, lists, [...recommended, ...willing], random.about('fates'));
  return { ...contest, entries: [...contest.entries, ...unassessed(willing, able.slice(wanted))] };
}

/** One more of an organ that competes anyway: it is visited too seldom, and its assessment has no result. */
function unassessed(willing: readonly Nominated[], others: readonly Nominated[]): Entry[] {
  return others
    .filter(({ bureauId }) => willing.some((entry) => entry.bureauId === bureauId))
    .slice(0, 1)
    .map((entry) => ({ ...entry, fate: 'unassessed' }));
}

/** Lists as long as the rule pack lets them be, but together no longer than the city needs. */
function drawLists(
  pack: RulePack,
  bodies: readonly Bureau[],
  branches: Units['branches'],
  random: Random,
): List[] {
  const { listMinimum, listMaximum } = pack.routes;
  const answers = drawAnswers(bodies, random.about('answers'));
  const enough = Math.ceil((listedShare * sizesOf(pack).entries) / Math.max(1, bodies.length - 2));
  const longest = Math.min(listMaximum, Math.max(listMinimum, enough));
  return bodies.map(({ bureauId }): List => {
    const drawing = random.about(`list/${bureauId}`);
    const own = branches.filter((branch) => branch.bureauId === bureauId).map(({ branchId }) => branchId);
    const answer = answers.get(bureauId) ?? (own.length < listMinimum ? 'none' : 'plain');
    const length = drawing.chance(0.7) ? longest : drawing.whole(Math.max(listMinimum, longest - 1), longest);
    return { bureauId, answer, branchIds: answer === 'none' ? [] : drawing.shuffled(own).slice(0, length) };
  });
}

/** One body each, if possible a county bureau, for everything out of the ordinary; two stay plain. */
function drawAnswers(bodies: readonly Bureau[], random: Random): ReadonlyMap<string, Answer> {
  const counties = bodies.filter(({ kind }) => kind === 'countyBureau');
  const special: Answer[] = ['none', 'late', 'extended', 'recalled'];
  const drawn = random.shuffled(
    (counties.length < special.length + 2 ? bodies : counties).map(({ bureauId }) => bureauId),
  );
  const answered = special.slice(0, Math.max(0, drawn.length - 2));
  return new Map(answered.map((answer, index) => [drawn[index]!, answer]));
}

type Nominated = Omit<Entry, 'fate'>;

function withFates(
  pack: RulePack,
  lists: readonly List[],
  nominated: readonly Nominated[],
  random: Random,
): Contest {
  const plain = new Set(lists.filter(({ answer }) => answer === 'plain').map(({ bureauId }) => bureauId));
  const listed = random
    .about('listed')
    .shuffled(nominated.filter(({ route, bureauId }) => route === 'recommended' && plain.has(bureauId)));
  const self = random.about('self').shuffled(nominated.filter(({ route }) => route === 'self'));
  const tied = pairOf([...listed, ...self]);
  const left = listed.filter((entry) => !tied.includes(entry));
  const merging = left.find(({ bureauId, branchId }) =>
    left.some((mate) => mate.bureauId === bureauId && mate.branchId !== branchId),
  );
  const survivor = left.find(
    ({ bureauId, branchId }) => bureauId === merging?.bureauId && branchId !== merging.branchId,
  );
  const free = left.filter((entry) => entry !== merging && entry !== survivor);
  const others = [...self.filter((entry) => !tied.includes(entry)), ...free.slice(2)];
  const cast: Readonly<Record<Exclude<Fate, 'competes' | 'unassessed'>, Nominated | undefined>> = {
    violatesEarly: free[1],
    violatesLate: others[3],
    withdraws: others[2],
    merges: merging,
    bureauWithdraws: free[0],
    ineligible: others[1],
    returnLapses: others[0],
    planMissing: pack.eligibility.planRequired ? others[4] : undefined,
  };
  // Nobody falls out whom the places need, nor for whom the contest would be none.
  const spare = Math.max(0, nominated.length - pack.places - 4);
  const fates = new Map(
    Object.entries(cast)
      .flatMap(([fate, entry]) => (entry ? [[entry.branchId, fate as Fate] as const] : []))
      .slice(0, spare),
  );
  return {
    lists,
    entries: nominated.map((entry) => ({ ...entry, fate: fates.get(entry.branchId) ?? 'competes' })),
    ...(survivor && merging && fates.has(merging.branchId) && { survivor: survivor.branchId }),
    tied: tied.map(({ branchId }) => branchId),
  };
}

/** Two of different bureaus, if there are; a contest of fewer than four has no pair. */
function pairOf(candidates: readonly Nominated[]): readonly Nominated[] {
  const [one, next] = candidates;
  if (!one || !next || candidates.length < 4) return [];
  return [one, candidates.find(({ bureauId }) => bureauId !== one.bureauId) ?? next];
}
