import type { RulePack } from '@laurel/contracts';
import { listMaximumFor, poolOf, poolsOf } from '@laurel/rules';
import type { Random } from '../city/random.ts';
import { listedShare, sizesOf } from '../city/sizes.ts';
import type { Bureau, Units } from '../city/units.ts';
import { mainPool, needOf, pooled } from './pools.ts';

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
  /** The pool in which it stands, if the rule pack has pools. */
  readonly pool?: string;
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

const selfLeast = 8;

export function drawContest(pack: RulePack, { bureaus, branches, quiet }: Units, random: Random): Contest {
  const { recommending, selfNominating } = pack.routes;
  const bodies = bureaus.filter(
    ({ kind, bureauId }) => recommending.includes(kind) && !quiet.includes(bureauId),
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
    )
    .map((entry) => pooled(pack, bureaus, entry));
  const nominating = bureaus.filter(
    ({ kind, bureauId }) => selfNominating.includes(kind) && !quiet.includes(bureauId),
  );
  const able = random
    .about('self')
    .shuffled(branches.filter(({ bureauId }) => nominating.some((body) => body.bureauId === bureauId)))
    .map(({ branchId, bureauId }) => pooled(pack, bureaus, { branchId, bureauId, route: 'self' as const }));
  const wanted = Math.max(selfLeast, sizesOf(pack).entries - recommended.length);
  const needed = neededOf(pack, recommended, able);
  const rest = able.filter((entry) => !needed.includes(entry));
  const willing = [...needed, ...rest.slice(0, Math.max(0, wanted - needed.length))];
  const contest = withFates(pack, lists, [...recommended, ...willing], random.about('fates'));
  return {
    ...contest,
    entries: [
      ...contest.entries,
      ...unassessed(
        willing,
        able.filter((entry) => !willing.includes(entry)),
      ),
    ],
  };
}

/** Those who must nominate themselves so that each pool has entries enough; nobody without pools. */
function neededOf(
  pack: RulePack,
  recommended: readonly Nominated[],
  able: readonly Nominated[],
): Nominated[] {
  if (!pack.pools) return [];
  const inPool = (id: string | undefined) => (entry: Nominated) => entry.pool === id;
  return poolsOf(pack).flatMap((pool) =>
    able
      .filter(inPool(pool.id))
      .slice(0, Math.max(0, needOf(pool) - recommended.filter(inPool(pool.id)).length)),
  );
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
  const { listMinimum } = pack.routes;
  const poolOfBody = ({ bureauId, kind: bureauKind }: Bureau) =>
    poolOf(pack, { route: 'recommended', bureauKind, bureauId });
  const main = bodies.filter((body) => !pack.pools || poolOfBody(body) === mainPool(pack).id);
  const answers = drawAnswers(main, random.about('answers'));
  const enough = Math.ceil((listedShare * sizesOf(pack).entries) / Math.max(1, bodies.length - 2));
  return bodies.map((body): List => {
    const { bureauId, kind: bureauKind } = body;
    const together = bodies.filter((other) => poolOfBody(other) === poolOfBody(body)).length;
    const pool = poolsOf(pack).find(({ id }) => id === poolOfBody(body));
    const share = pack.pools && pool ? Math.ceil(needOf(pool) / Math.max(1, together - 2)) : 0;
    const most = listMaximumFor(pack, { bureauKind, bureauId });
    const longest = Math.min(most, Math.max(listMinimum, enough, share));
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
  const main = nominated.filter(({ pool }) => pool === mainPool(pack).id);
  const listed = random
    .about('listed')
    .shuffled(main.filter(({ route, bureauId }) => route === 'recommended' && plain.has(bureauId)));
  const self = random.about('self').shuffled(main.filter(({ route }) => route === 'self'));
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
  const spare = Math.max(0, main.length - mainPool(pack).places - 4);
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
